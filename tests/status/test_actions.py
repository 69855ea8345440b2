"""An announcement from draft to archive: two people, changes, and what each writes down."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from portal.core import generation
from portal.core.models import Due, Generation
from portal.status import actions, present
from portal.status.models import Announcement, Entry, Proposal
from tests.factories import make_person
from tests.status.entries import (
    DAY,
    MONDAY,
    SUNDAY,
    make_closed,
    make_draft,
    make_past,
    make_posted,
    make_type,
    values_for,
)

pytestmark = pytest.mark.django_db

HOUR = timedelta(hours=1)


@pytest.fixture
def pat(db):
    return make_person("publisher", "site", name="Pat")


@pytest.fixture
def sam(db):
    return make_person("publisher", "site", name="Sam")


@pytest.fixture
def author(db):
    return make_person("author", "site", name="Ann")


def verbs(announcement):
    return list(announcement.entries.values_list("verb", "by__name"))


def number_of_generation():
    return Generation.objects.get().number


def waiting(by, type=None, **fields):
    one = make_draft(type or make_closed(), by=by, **fields)
    return actions.propose(announcement=one, by=by, at=SUNDAY)


def closed(by, second, **fields):
    return actions.approve(announcement=waiting(by, **fields), by=second, at=SUNDAY)


def test_draft_is_numbered_after_the_past_and_changes_nothing_for_readers(pat):
    make_past(number=20)
    before = number_of_generation()

    first, second = make_draft(by=pat), make_draft(by=pat)

    assert (first.number, second.number) == (actions.FIRST_NUMBER, actions.FIRST_NUMBER + 1)
    assert (number_of_generation(), Due.objects.count()) == (before, 0)


def test_posting_shows_it_and_says_when_it_begins(pat):
    before = number_of_generation()

    one = make_posted(by=pat, long_message="See *5 U.S.C. 6329c*.")

    assert (one.state, one.posted_at) == ("live", SUNDAY)
    assert "<em><a" in one.html
    assert number_of_generation() == before + 1
    # At midnight "tomorrow" becomes "today", and it begins.
    assert Due.objects.get().due_at == MONDAY
    assert verbs(one) == [("drafted", "Pat"), ("posted", "Pat")]


def test_second_person_posts_what_a_publisher_proposed(pat):
    reviewer = make_person("reviewer", "site", name="Rae")

    one = closed(pat, reviewer)

    assert (one.state, one.created_by, one.approved_by) == ("live", pat, reviewer)
    assert verbs(one)[1:] == [("proposed", "Pat"), ("approved", "Rae"), ("posted", "Rae")]


def test_approval_without_a_publisher_leaves_the_posting_to_one(author, pat):
    reviewer = make_person("reviewer", "site")

    one = closed(author, reviewer)

    assert (one.state, one.approved_by) == ("waiting", reviewer)
    assert actions.post(announcement=one, by=pat, at=SUNDAY).state == "live"


def test_returned_one_is_written_anew_and_approved_anew(author, pat, sam):
    one = waiting(author)
    back = actions.give_back(announcement=one, by=pat, at=SUNDAY, reason="Wrong day")
    text = values_for(back.type, short_message="New")
    again = actions.redraft(announcement=back, values=text, by=pat, at=SUNDAY, seen=3)

    assert (again.state, again.approved_by, again.created_by) == ("draft", None, pat)
    assert verbs(one)[2:] == [("returned", "Pat"), ("rewritten", "Pat")]
    sent = actions.propose(announcement=again, by=pat, at=SUNDAY)
    # Who wrote it last is no second person, whoever began it.
    assert actions.approve(announcement=sent, by=sam, at=SUNDAY).state == "live"


def test_text_changed_meanwhile_is_neither_approved_nor_overwritten(author, pat, sam):
    one = waiting(author)
    opened_with = one.entries.count()
    text = values_for(one.type, short_message="Other")
    actions.redraft(announcement=one, values=text, by=pat, at=SUNDAY, seen=opened_with)
    actions.propose(announcement=one, by=pat, at=SUNDAY)

    with pytest.raises(ValidationError, match="quicker"):
        actions.approve(announcement=one, by=sam, at=SUNDAY, seen=opened_with)
    with pytest.raises(ValidationError, match="quicker"):
        actions.redraft(announcement=one, values=text, by=author, at=SUNDAY, seen=opened_with)

    one.refresh_from_db()
    assert (one.state, one.short_message) == ("waiting", "Other")


def test_what_is_over_is_not_posted(pat):
    one = make_draft(by=pat)

    with pytest.raises(ValidationError, match="end is past"):
        actions.post(announcement=one, by=pat, at=MONDAY + DAY)

    assert Announcement.objects.get().state == "draft"


def test_amendment_keeps_what_it_said(pat):
    type = make_type(takes="hours", label="{hours} hour(s) late")
    one = make_posted(type, by=pat, hours=1, short_message="Ice.", long_message="*Ice*")
    later = values_for(type, hours=2, ends_at=MONDAY + 2 * DAY, short_message="More ice.")

    changed = actions.amend(announcement=one, values=later, by=pat, at=SUNDAY + HOUR, seen=2)

    assert (changed.label, changed.short_message, changed.html) == ("2 hours late", "More ice.", "")
    before = changed.changes.get()
    assert (before.label, before.short_message, before.number) == ("1 hour late", "Ice.", 1)
    assert (before.ends_at, before.changed_at, before.by) == (MONDAY + DAY, SUNDAY + HOUR, pat)
    assert "<em>Ice</em>" in before.html
    # It is longer than a day now, so it must be confirmed.
    assert changed.confirm_by == MONDAY + DAY


def test_amendment_of_what_somebody_amended_meanwhile_is_refused(pat, sam):
    one = make_posted(by=pat)
    text = values_for(one.type, short_message="Sam's")
    actions.amend(announcement=one, values=text, by=sam, at=SUNDAY, seen=2)

    with pytest.raises(ValidationError, match="quicker"):
        actions.amend(announcement=one, values=values_for(one.type), by=pat, at=SUNDAY, seen=2)

    assert Announcement.objects.get().short_message == "Sam's"


def test_amendment_that_changes_nothing_or_the_past_is_refused(pat):
    one = make_posted(by=pat)
    same, moved = values_for(one.type), values_for(one.type, starts_at=MONDAY + HOUR)

    with pytest.raises(ValidationError, match="Nothing was changed"):
        actions.amend(announcement=one, values=same, by=pat, at=SUNDAY, seen=2)
    with pytest.raises(ValidationError, match="its beginning stays"):
        actions.amend(announcement=one, values=moved, by=pat, at=MONDAY + HOUR, seen=2)

    assert one.changes.count() == 0


def test_wording_of_a_closure_is_mended_by_one_person(pat, sam):
    one = closed(pat, sam)
    text = values_for(one.type, short_message="Mended.")

    changed = actions.amend(announcement=one, values=text, by=pat, at=SUNDAY, seen=4)

    assert (changed.short_message, Proposal.objects.count()) == ("Mended.", 0)


def test_other_change_of_a_closure_waits_for_the_second_person(pat, sam):
    one = closed(pat, sam)
    longer = values_for(one.type, ends_at=MONDAY + 2 * DAY)

    proposal = actions.amend(announcement=one, values=longer, by=pat, at=SUNDAY, seen=4)

    one.refresh_from_db()
    assert (one.ends_at, one.changes.count()) == (MONDAY + DAY, 0)
    changed = actions.approve_change(proposal=proposal, by=sam, at=SUNDAY)
    assert (changed.ends_at, Proposal.objects.count()) == (MONDAY + 2 * DAY, 0)
    assert changed.changes.get().by == pat
    with pytest.raises(ValidationError, match="quicker"):
        actions.approve_change(proposal=proposal, by=sam, at=SUNDAY)


def test_change_into_a_closure_waits_and_can_be_dropped(pat, sam):
    one = make_posted(by=pat)
    values = values_for(make_closed())

    proposal = actions.amend(announcement=one, values=values, by=pat, at=SUNDAY, seen=2)
    actions.drop_change(proposal=proposal, by=sam, at=SUNDAY, reason="No")

    one.refresh_from_db()
    assert (one.type.needs_two_people, Proposal.objects.count()) == (False, 0)
    assert verbs(one)[2:] == [("change proposed", "Pat"), ("change dropped", "Sam")]


def test_nothing_else_is_changed_while_a_change_waits(pat, sam):
    one = closed(pat, sam)
    longer = values_for(one.type, ends_at=MONDAY + 2 * DAY)
    actions.amend(announcement=one, values=longer, by=pat, at=SUNDAY, seen=4)
    worded = values_for(one.type, short_message="Mended.")

    with pytest.raises(ValidationError, match="approved or dropped first"):
        actions.amend(announcement=one, values=worded, by=sam, at=SUNDAY, seen=5)

    assert Proposal.objects.get().by == pat


def test_what_is_over_keeps_its_words_though_its_type_is_reworded(pat):
    type = make_type(label="{hours} hour(s) late", takes="hours")
    one = make_posted(type, by=pat, hours=1)
    actions.end(announcement=one, by=pat, at=MONDAY)

    type.label = "Something else"
    type.save()

    assert Announcement.objects.get().label == "1 hour late"


def test_what_is_posted_keeps_its_words_until_it_is_changed_itself(pat):
    type = make_type(label="{hours} hour(s) late", short_label="{hours} late", takes="hours")
    one = make_posted(type, by=pat, hours=1)
    type.label, type.short_label = "Closed for {hours} hour(s)", "Closed"
    type.save()
    kept = Announcement.objects.get()
    assert (kept.label, kept.short_label) == ("1 hour late", "1 late")

    later = values_for(type, hours=2)
    changed = actions.amend(announcement=one, values=later, by=pat, at=SUNDAY, seen=2)

    assert (changed.label, changed.short_label) == ("Closed for 2 hours", "Closed")


def test_closure_without_the_flag_is_not_posted_alone_by_change(pat):
    one = make_posted(by=pat)
    values = values_for(make_type(icon="Closed"))

    actions.amend(announcement=one, values=values, by=pat, at=SUNDAY, seen=2)

    assert Proposal.objects.get().announcement == one


def test_change_of_what_lapsed_confirms_it(pat):
    one = make_posted(by=pat, ends_at=MONDAY + 3 * DAY)
    lapsed_at = MONDAY + DAY + HOUR
    text = values_for(one.type, ends_at=one.ends_at, short_message="Still.")

    changed = actions.amend(announcement=one, values=text, by=pat, at=lapsed_at, seen=2)

    assert changed.is_in_force(lapsed_at)


def test_newer_one_holds_before_the_older_until_it_is_ended(pat):
    older = make_posted(by=pat)
    newer = make_posted(by=pat, at=SUNDAY + HOUR)
    assert present.current(older.area, MONDAY) == newer

    actions.end(announcement=newer, by=pat, at=MONDAY + HOUR)

    assert present.current(older.area, MONDAY + HOUR) == older
    newer.refresh_from_db()
    assert (newer.state, newer.ended_at) == ("ended", MONDAY + HOUR)


def test_what_has_not_begun_is_withdrawn_rather_than_ended(pat):
    one = make_posted(by=pat)

    with pytest.raises(ValidationError, match="Withdraw it"):
        actions.end(announcement=one, by=pat, at=SUNDAY)
    actions.withdraw(announcement=one, by=pat, at=SUNDAY, reason="The storm turned")

    assert list(Announcement.objects.shown()) == []
    assert list(Announcement.objects.readable()) == [one]
    assert one.entries.last().detail == "The storm turned"
    assert Due.objects.count() == 0


def test_discarded_draft_is_nowhere_for_readers(author):
    one = make_draft(by=author)

    actions.withdraw(announcement=one, by=author, at=SUNDAY, reason="Not needed")

    assert list(Announcement.objects.readable()) == []


def test_every_action_is_one_line_of_the_log(pat, sam):
    one = closed(pat, sam)
    actions.end(announcement=one, by=sam, at=MONDAY)

    found = Entry.objects.values_list("verb", "by__name", "at")

    assert list(found) == [
        ("drafted", "Pat", SUNDAY),
        ("proposed", "Pat", SUNDAY),
        ("approved", "Sam", SUNDAY),
        ("posted", "Sam", SUNDAY),
        ("ended", "Sam", MONDAY),
    ]
    assert generation.current() == number_of_generation()
