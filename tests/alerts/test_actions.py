"""From a draft to its end: who stands behind an alert, what is refused, what the log keeps."""

from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied, ValidationError

from portal.accounts.roles import Role
from portal.alerts import actions, due
from portal.alerts.levels import Level
from portal.alerts.models import Alert, AlertEntry
from portal.core import generation
from portal.core.models import Due
from tests.alerts.making import REASON, content_of, make_alert, make_draft_alert
from tests.factories import AT, make_draft, make_page, make_person

pytestmark = pytest.mark.django_db

INFO, WARNING, EMERGENCY = Level
HOUR = timedelta(hours=1)


@pytest.fixture(autouse=True)
def clock(monkeypatch):
    monkeypatch.setattr(generation, "_left_until", {})
    with time_machine.travel(AT, tick=False) as clock:
        yield clock


def refused(match, action, **arguments):
    """Say that the action is refused with these words and that nothing has changed."""
    before = list(Alert.objects.values()), AlertEntry.objects.count()
    with pytest.raises(ValidationError, match=match):
        action(at=AT, **arguments)
    assert (list(Alert.objects.values()), AlertEntry.objects.count()) == before


def verbs(alert):
    return [(entry.verb, entry.by) for entry in alert.entries.all()]


def test_two_people_raise_a_warning_without_a_reason():
    author, reviewer, publisher = map(make_person, (Role.AUTHOR, Role.REVIEWER, Role.PUBLISHER))
    alert = make_draft_alert(by=author)

    actions.submit(alert=alert, by=author, at=AT)
    actions.approve(alert=alert, by=reviewer, at=AT)
    raised = actions.raise_alert(alert=alert, by=publisher, at=AT)

    assert (raised.state, raised.starts_at, raised.reason) == ("live", AT, "")
    assert verbs(alert) == [
        ("drafted", author),
        ("submitted", author),
        ("approved", reviewer),
        ("raised", publisher),
    ]


def test_publisher_alone_needs_a_reason():
    publisher = make_person(Role.PUBLISHER)
    alert = make_draft_alert(by=publisher)

    refused("nobody else", actions.raise_alert, alert=alert, by=publisher, reason=" ")
    raised = actions.raise_alert(alert=alert, by=publisher, at=AT, reason=REASON)

    assert (raised.is_live, raised.reason) == (True, REASON)


def test_publisher_is_the_second_person_for_an_authors_draft():
    alert = make_draft_alert(by=make_person(Role.AUTHOR))

    assert actions.raise_alert(alert=alert, by=make_person(Role.PUBLISHER), at=AT).is_live


@pytest.mark.parametrize("role", [Role.PUBLISHER, Role.ADMINISTRATOR])
def test_emergency_is_raised_by_one_with_a_reason_and_looked_at_by_another(role):
    person, other = make_person(role), make_person(Role.PUBLISHER, "telework")
    alert = make_draft_alert(EMERGENCY, by=person)

    refused("only with a reason", actions.raise_alert, alert=alert, by=person)
    actions.raise_alert(alert=alert, by=person, at=AT, reason=REASON)
    assert list(Alert.objects.to_look_at()) == [alert]
    with pytest.raises(PermissionDenied):
        actions.look(alert=alert, by=person, at=AT)
    looked = actions.look(alert=alert, by=other, at=AT)

    assert (looked.looked_at_by, looked.state) == (other, "live")
    assert not Alert.objects.to_look_at()
    refused("nothing to look at", actions.look, alert=alert, by=other)


@pytest.mark.parametrize(
    ("role", "section", "level"),
    [
        (Role.AUTHOR, "", INFO),
        (Role.REVIEWER, "", WARNING),
        (Role.PUBLISHER, "telework", WARNING),
        (Role.ADMINISTRATOR, "", WARNING),
        (Role.REVIEWER, "", EMERGENCY),
    ],
)
def test_who_may_not_raise_is_refused(role, section, level):
    alert = make_draft_alert(level)

    with pytest.raises(PermissionDenied):
        actions.raise_alert(alert=alert, by=make_person(role, section), at=AT, reason=REASON)


@pytest.mark.slow
def test_publisher_of_a_section_raises_notices_there_and_ends_any_alert():
    publisher = make_person(Role.PUBLISHER, "telework")
    here, there = make_page(slug="telework"), make_page(slug="training")
    own, other = (make_draft_alert(INFO, page=page) for page in (here, there))
    emergency = make_alert(EMERGENCY)

    actions.raise_alert(alert=own, by=publisher, at=AT)
    with pytest.raises(PermissionDenied):
        actions.raise_alert(alert=other, by=publisher, at=AT)
    content = content_of(INFO, page=there)
    with pytest.raises(PermissionDenied):
        actions.change(alert=own, content=content, by=publisher, at=AT, reason=REASON)
    ended = actions.end(alert=emergency, by=publisher, at=AT + HOUR)

    assert (ended.state, ended.ended_at) == ("ended", AT + HOUR)


def test_administrator_ends_an_emergency_and_no_other():
    person = make_person(Role.ADMINISTRATOR)
    warning, emergency = make_alert(WARNING), make_alert(EMERGENCY)

    with pytest.raises(PermissionDenied):
        actions.end(alert=warning, by=person, at=AT)

    assert actions.end(alert=emergency, by=person, at=AT).state == "ended"


@pytest.mark.parametrize(
    ("level", "content", "match"),
    [
        (INFO, {"ends_at": None}, "when it ends"),
        (INFO, {"ends_at": AT}, "in the past"),
        (INFO, {"ends_at": AT + timedelta(days=14, minutes=1)}, "within 14 days"),
        (WARNING, {"ends_at": AT + timedelta(days=7, minutes=1)}, "within 7 days"),
        (EMERGENCY, {"ends_at": AT + timedelta(hours=24, minutes=1)}, "within 24 hours"),
        (WARNING, {"heading": "x" * 61}, "at most 60"),
        (WARNING, {"text": "x" * 301}, "at most 300"),
        (EMERGENCY, {"text": "x" * 201}, "at most 200"),
        (WARNING, {"text": "<b>x</b>"}, "without HTML"),
        (WARNING, {"text": "See [one](/a/) and [two](/b/)."}, "one link"),
        (WARNING, {"link": "/nowhere/", "link_label": "Nowhere"}, "no page"),
    ],
)
def test_faulty_alert_is_not_even_kept(level, content, match):
    refused(match, actions.draft, content=content_of(level, **content), by=None)


def test_link_may_lead_to_a_page_a_door_or_where_a_page_was_but_to_no_draft():
    page = make_page(slug="telework")
    waiting = make_draft()
    for path in (page.path, f"{page.path}#ask", "/search/"):
        make_draft_alert(link=path, link_label="More")

    content = content_of(link=waiting.path, link_label="More")
    refused("no page", actions.draft, content=content, by=None)


def test_draft_whose_end_has_passed_since_is_not_raised():
    alert = make_draft_alert(ends_at=AT + HOUR)

    with pytest.raises(ValidationError, match="in the past"):
        actions.raise_alert(alert=alert, by=None, at=AT + HOUR)


@pytest.mark.parametrize("level", [WARNING, EMERGENCY])
def test_second_of_a_level_is_refused_unless_it_replaces_the_first(level):
    first, second = make_alert(level), make_draft_alert(level)

    refused("Only 1", actions.raise_alert, alert=second, by=None, reason=REASON)
    actions.raise_alert(alert=second, by=None, at=AT + HOUR, reason=REASON, replace=True)

    first.refresh_from_db()
    assert (first.state, first.ended_at) == ("ended", AT + HOUR)
    assert first.entries.last().note == f"Replaced by number {second.pk}."


def test_replacing_leaves_no_time_without_either():
    make_alert(ends_at=AT + 4 * HOUR)
    later = make_draft_alert(starts_at=AT + HOUR, ends_at=AT + 2 * HOUR)

    refused("starts later", actions.raise_alert, alert=later, by=None, replace=True)


def test_alert_that_has_not_begun_is_replaced_by_one_that_begins_no_later():
    first = make_alert(starts_at=AT + 2 * HOUR, ends_at=AT + 4 * HOUR)

    make_alert(starts_at=AT + HOUR, ends_at=AT + 3 * HOUR, replace=True)

    first.refresh_from_db()
    assert (first.state, first.ended_at) == ("ended", AT)
    assert Due.objects.get(source="alerts").due_at == AT + HOUR


def test_two_notices_stand_over_a_page_and_a_third_only_over_others():
    telework, training = make_page(slug="telework"), make_page(slug="training")
    make_alert(INFO)
    make_alert(INFO, page=telework)

    third = make_draft_alert(INFO, page=make_page(parent=telework))
    refused("Only 2", actions.raise_alert, alert=third, by=None, replace=True)

    assert make_alert(INFO, page=training).is_live


def test_warning_may_follow_another():
    make_alert(ends_at=AT + HOUR)

    later = make_alert(starts_at=AT + HOUR, ends_at=AT + 2 * HOUR)

    assert later.is_live


def test_changed_words_are_a_version_of_their_own_and_the_log_keeps_both():
    publisher = make_person(Role.PUBLISHER)
    alert = make_alert(EMERGENCY)
    actions.look(alert=alert, by=publisher, at=AT)
    other = content_of(EMERGENCY, heading="Test emergency: leave the building now")

    refused("Say why", actions.change, alert=alert, content=other, by=publisher)
    changed = actions.change(
        alert=alert, content=other, by=publisher, at=AT + HOUR, reason=REASON, version=1
    )

    assert (changed.version, changed.changed_at, changed.looked_at) == (2, AT + HOUR, None)
    said = [(entry.version, entry.said["heading"][:20]) for entry in alert.entries.all()]
    assert said == [
        (1, "Test emergency: stay"),
        (1, "Test emergency: stay"),
        (1, "Test emergency: stay"),
        (2, "Test emergency: leav"),
    ]


def test_stale_form_is_refused():
    alert = make_draft_alert()
    actions.change(alert=alert, content=content_of(heading="Test: other"), by=None, at=AT)

    content = content_of(heading="Test: a third")
    refused("Somebody else", actions.change, alert=alert, content=content, by=None, version=1)


@pytest.mark.parametrize("action", [actions.approve, actions.raise_alert])
def test_words_that_were_rewritten_since_they_were_seen_are_not_stood_for(action):
    alert = make_draft_alert(by=make_person(Role.AUTHOR))
    actions.change(alert=alert, content=content_of(ends_at=AT + HOUR), by=None, at=AT)
    publisher = make_person(Role.PUBLISHER)

    refused("changed since", action, alert=alert, by=publisher, seen=1)

    assert action(alert=alert, by=publisher, at=AT, seen=2).state != "draft"


def test_emergency_that_was_changed_since_it_was_seen_is_not_looked_at():
    alert, publisher = make_alert(EMERGENCY), make_person(Role.PUBLISHER)
    actions.renew(alert=alert, ends_at=AT + HOUR, by=None, at=AT)

    refused("changed since", actions.look, alert=alert, by=publisher, seen=2)


def test_who_rewrites_an_emergency_takes_no_second_look_but_who_raised_it_may():
    first, second = make_person(Role.PUBLISHER), make_person(Role.PUBLISHER)
    alert = make_draft_alert(EMERGENCY, by=first)
    actions.raise_alert(alert=alert, by=first, at=AT, reason=REASON)
    content = content_of(EMERGENCY, heading="Test emergency: leave the building now")
    actions.change(alert=alert, content=content, by=second, at=AT, reason=REASON)

    with pytest.raises(PermissionDenied):
        actions.look(alert=alert, by=second, at=AT)

    assert actions.look(alert=alert, by=first, at=AT).looked_at_by == first


def test_raised_alert_keeps_its_level():
    alert = make_alert(WARNING)

    content = content_of(INFO)
    refused("keeps its level", actions.change, alert=alert, content=content, by=None, reason="x")


def test_changed_draft_is_the_changers_and_must_be_approved_anew():
    author, reviewer = make_person(Role.AUTHOR), make_person(Role.REVIEWER)
    alert = make_draft_alert(by=author)
    actions.approve(alert=alert, by=reviewer, at=AT)

    changed = actions.change(
        alert=alert, content=content_of(heading="Test: other"), by=reviewer, at=AT
    )

    assert (changed.state, changed.created_by, changed.approved_by) == ("draft", reviewer, None)


def test_renewal_counts_from_now_and_is_no_other_version():
    alert = make_alert(EMERGENCY, ends_at=AT + 24 * HOUR)
    at = AT + 20 * HOUR

    with pytest.raises(ValidationError, match="within 24 hours"):
        actions.renew(alert=alert, ends_at=at + 25 * HOUR, by=None, at=at)
    renewed = actions.renew(alert=alert, ends_at=at + 24 * HOUR, by=None, at=at)

    assert (renewed.ends_at, renewed.version) == (at + 24 * HOUR, 1)


def test_returned_draft_has_the_note_in_the_log():
    alert = make_draft_alert(by=make_person(Role.AUTHOR))
    actions.submit(alert=alert, by=None, at=AT)

    returned = actions.send_back(alert=alert, by=make_person(Role.REVIEWER), at=AT, note="Until?")

    assert (returned.state, alert.entries.last().note) == ("draft", "Until?")


def test_discarded_draft_is_gone_for_good_but_in_the_log():
    author = make_person(Role.AUTHOR)
    alert = make_draft_alert(by=author)

    with pytest.raises(PermissionDenied):
        actions.discard(alert=alert, by=make_person(Role.AUTHOR), at=AT)
    gone = actions.discard(alert=alert, by=author, at=AT)

    assert (gone.state, gone.standing) == ("ended", "Not used")
    refused("does not fit", actions.raise_alert, alert=alert, by=None)


def test_end_at_its_time_is_noted_at_that_time(clock):
    alert = make_alert(ends_at=AT + HOUR)
    clock.move_to(AT + 5 * HOUR)

    generation.current()

    alert.refresh_from_db()
    assert (alert.state, alert.ended_at) == ("ended", AT + HOUR)
    entry = alert.entries.last()
    assert (entry.verb, entry.at, entry.by) == ("ran-out", AT + HOUR, None)
    assert not Due.objects.filter(source="alerts").exists()


def test_due_is_the_next_start_or_end():
    def moment():
        return Due.objects.get(source="alerts").due_at

    first = make_alert(starts_at=AT + HOUR, ends_at=AT + 3 * HOUR)
    assert moment() == AT + HOUR
    make_alert(EMERGENCY, ends_at=AT + 2 * HOUR)
    due.settle(AT + HOUR)
    assert moment() == AT + 2 * HOUR
    due.settle(AT + 2 * HOUR)
    assert moment() == AT + 3 * HOUR
    actions.end(alert=first, by=None, at=AT + 2 * HOUR)

    assert not Due.objects.filter(source="alerts").exists()


def test_settling_again_begins_no_other_generation():
    make_alert(ends_at=AT + HOUR)
    due.settle(AT + HOUR)
    number = generation.current()

    due.settle(AT + HOUR)

    assert generation.current() == number
