"""What keeps an editor's typing safe: merged with what others save, kept unsaved, offered again."""

from datetime import UTC, datetime, timedelta

import pytest

from portal.accounts.roles import Role, Section
from portal.publishing import actions, working_copies
from portal.publishing.models import Event, Revision, WorkingCopy
from telework.models import Hub, Topic
from tests.factories import make_draft, make_editor, make_page, make_person
from tests.publishing.desk import fields_of, url_of
from tests.reading import words

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 22, 15, 32, tzinfo=UTC)
THREE = "First.\n\nSecond.\n\nThird."


@pytest.fixture(autouse=True)
def clock(time_machine):
    time_machine.move_to(NOW, tick=False)
    return time_machine


@pytest.fixture
def ana():
    return make_editor(name="Ana Ortiz")


@pytest.fixture
def topic():
    return make_page(Topic, title="What everybody may ask for", body=THREE)


def opened(desk, page, **changes):
    """Return what the page's form posts when it was opened now and something was typed in it."""
    return fields_of(desk.get(url_of(page)), **changes)


def save(page, by, **content):
    actions.save_draft(page=page, content=content, by=by, at=NOW)


def newest(page):
    return page.revisions.first().content


def meeting(soup):
    return words(soup.select_one(".meeting"))


def autosave(desk, page, typed, status=200):
    return desk.post(url_of(page, "autosave"), typed, status=status).json()


def offer(desk, page):
    return desk.get(url_of(page)).select_one(".unsaved")


# Concurrent edits


def test_what_only_others_changed_is_taken_over_and_shown_before_anything_is_saved(
    desk, topic, ana
):
    typed = opened(desk, topic, title="What everybody can ask for")
    save(
        topic, ana, summary="Another summary, which is long enough to stand at the head of a page."
    )

    form = desk.post(url_of(topic), typed, status=200)

    said = "Ana Ortiz saved this page at 10:32 a.m. EST while you were typing. Their Summary is in"
    assert said in meeting(form)
    assert newest(topic)["title"] == "What everybody may ask for"
    desk.post(url_of(topic), fields_of(form), status=302)
    assert newest(topic)["title"] == "What everybody can ask for"
    assert newest(topic)["summary"].startswith("Another summary")


def test_what_both_changed_is_shown_in_both_versions_with_mine_in_the_form(desk, topic, ana):
    typed = opened(desk, topic, title="What everybody can ask for")
    save(topic, ana, title="What everybody must ask for")

    form = desk.post(url_of(topic), typed, status=200)

    assert "The Title was changed by both: choose." in meeting(form)
    assert form.select_one("#id_title")["value"] == "What everybody can ask for"
    assert form.select_one("#theirs-title").text.strip() == "What everybody must ask for"
    assert words(form.select_one(".meeting del")) == "[removed: must ]"
    desk.post(url_of(topic), fields_of(form), status=302)
    assert newest(topic)["title"] == "What everybody can ask for"


def test_button_puts_their_text_in_the_form_and_another_brings_mine_back(desk, topic, ana):
    typed = opened(desk, topic, title="Mine, as it was typed", body="Mine.")
    save(topic, ana, title="Theirs, as they saved it", body="Theirs.")
    form = desk.post(url_of(topic), typed, status=200)

    theirs = desk.post(url_of(topic), fields_of(form, _take="title"), status=200)
    mine = desk.post(url_of(topic), fields_of(theirs, _keep="title"), status=200)

    assert theirs.select_one("#id_title")["value"] == "Theirs, as they saved it"
    assert theirs.select_one("#id_body").text.strip() == "Mine."
    assert mine.select_one("#id_title")["value"] == "Mine, as it was typed"
    assert len(mine.select(".meeting__field")) == 2
    assert topic.revisions.count() == 2
    desk.post(url_of(topic), fields_of(theirs), status=302)
    assert (newest(topic)["title"], newest(topic)["body"]) == ("Theirs, as they saved it", "Mine.")


def test_my_version_outlives_that_they_save_again_after_i_took_theirs(desk, topic, ana):
    typed = opened(desk, topic, title="Mine, as it was typed")
    save(topic, ana, title="Theirs, as they saved it")
    form = desk.post(url_of(topic), typed, status=200)
    taken = desk.post(url_of(topic), fields_of(form, _take="title"), status=200)
    save(topic, ana, title="Theirs, as they saved it again")

    form = desk.post(url_of(topic), fields_of(taken), status=200)

    assert form.select_one("#id_title")["value"] == "Theirs, as they saved it again"
    mine = desk.post(url_of(topic), fields_of(form, _keep="title"), status=200)
    assert mine.select_one("#id_title")["value"] == "Mine, as it was typed"


def test_changes_in_different_paragraphs_are_merged(desk, topic, ana):
    typed = opened(desk, topic, body="First, by me.\r\n\r\nSecond.\r\n\r\nThird.")
    save(topic, ana, body="First.\n\nSecond.\n\nThird, by Ana.")

    form = desk.post(url_of(topic), typed, status=200)

    merged = "First, by me.\n\nSecond.\n\nThird, by Ana."
    assert "The Body is in the form with both changes." in meeting(form)
    assert "by Ana" in words(form.select_one(".meeting__gained ins"))
    assert form.select_one("#id_body").text.strip() == merged
    desk.post(url_of(topic), fields_of(form), status=302)
    assert newest(topic)["body"] == merged


def test_what_is_no_content_is_saved_at_once_and_only_where_this_person_changed_it(desk, ana):
    page = make_draft(Topic, slug="one")
    typed = opened(desk, page, order="7", body="Typed.")
    actions.keep_up(page=page, changes={"owner": ana}, by=ana, at=NOW)
    actions.move(page=page, parent=None, slug="two", by=ana, at=NOW)

    desk.post(url_of(page), typed, status=302)

    page.refresh_from_db()
    assert (page.path, page.owner, page.order) == ("/two/", ana, 7)
    assert newest(page)["body"] == "Typed."


def test_upkeep_that_both_changed_is_shown_in_words(desk, topic, ana):
    typed = opened(desk, topic, review_due_on="2027-01-31")
    actions.keep_up(page=topic, changes={"review_due_on": NOW.date(), "owner": ana}, by=ana, at=NOW)

    form = desk.post(url_of(topic), typed, status=200)

    assert form.select_one("#theirs-review_due_on").text.strip() == "November 22, 2026"
    theirs = desk.post(url_of(topic), fields_of(form, _take="review_due_on"), status=200)
    assert theirs.select_one("#id_review_due_on")["value"] == "2026-11-22"
    desk.post(url_of(topic), fields_of(form), status=302)
    topic.refresh_from_db()
    assert (str(topic.review_due_on), topic.owner) == ("2027-01-31", ana)


def test_faulty_value_meets_theirs_instead_of_hiding_it(desk, ana):
    hub = make_page(Hub)
    typed = opened(desk, hub, policy_as_of="no date")
    save(hub, ana, policy_as_of="2026-11-22")

    form = desk.post(url_of(hub), typed, status=200)

    assert form.select_one("#id_policy_as_of")["value"] == "no date"
    assert form.select_one("#theirs-policy_as_of").text.strip() == "November 22, 2026"
    theirs = desk.post(url_of(hub), fields_of(form, _take="policy_as_of"), status=200)
    assert theirs.select_one("#id_policy_as_of")["value"] == "2026-11-22"
    assert theirs.select_one(".error-summary") is None


def test_related_pages_of_both_are_shown_by_title(desk, topic, ana):
    mine, theirs = make_page(), make_page()
    typed = opened(desk, topic, related=[mine.pk])
    save(topic, ana, related=[theirs.pk])

    form = desk.post(url_of(topic), typed, status=200)

    assert form.select_one("#theirs-related").text.strip() == theirs.title
    taken = desk.post(url_of(topic), fields_of(form, _take="related"), status=200)
    assert fields_of(taken)["related"] == [str(theirs.pk)]


def test_event_that_changes_no_text_keeps_nobody_from_saving(desk, topic, ana):
    typed = opened(desk, topic, body="Typed.")
    actions.share(revision=topic.revisions.get(), expires_at=NOW + timedelta(1), by=ana, at=NOW)

    desk.post(url_of(topic), typed, status=302)

    assert newest(topic)["body"] == "Typed."


@pytest.mark.parametrize("event", ["", "0", "9" * 30, "none", "of another page"])
def test_form_that_cannot_say_when_it_was_opened_overwrites_nothing(desk, topic, event):
    other = make_page(Topic)
    typed = opened(desk, topic, body="Typed.")
    typed["base_event"] = other.events.first().pk if event == "of another page" else event

    form = desk.post(url_of(topic), typed, status=200)

    assert form.select_one("#theirs-body").text.strip() == THREE
    assert topic.revisions.count() == 1


def test_publication_of_an_older_revision_is_no_newer_text(desk, topic, ana):
    save(topic, ana, body="Scheduled.")
    actions.schedule(
        revision=topic.revisions.first(), publish_at=NOW + timedelta(hours=1), by=None, at=NOW
    )
    save(topic, ana, body="Newer.")
    actions.settle(NOW + timedelta(hours=2))
    typed = opened(desk, topic, title="What everybody can ask for")
    save(
        topic, ana, summary="Another summary, which is long enough to stand at the head of a page."
    )

    form = desk.post(url_of(topic), typed, status=200)

    assert topic.events.filter(verb=Event.Verb.PUBLISHED).count() == 2
    assert form.select(".meeting__field") == []
    assert form.select_one("#id_body").text.strip() == "Newer."


def test_what_only_a_draft_lets_one_change_is_refused_once_after_its_publication(client_reads):
    client_reads.login(make_person(Role.AUTHOR))
    page = make_draft(Topic, slug="one")
    typed = opened(client_reads, page, slug="two", order="7", body="Typed.")
    actions.publish(revision=page.revisions.get(), by=None, at=NOW)

    form = client_reads.post(url_of(page), typed, status=200)

    said = words(form.select_one(".error-summary"))
    assert "Order and Last part of the address cannot be changed in this form any more" in said
    client_reads.post(url_of(page), fields_of(form), status=302)
    assert newest(page)["body"] == "Typed."


def test_own_other_window_is_called_so(desk, topic, editor):
    typed = opened(desk, topic, body="Typed.")
    save(topic, editor, title="What everybody must ask for")

    form = desk.post(url_of(topic), typed, status=200)

    assert "You, in another window, saved this page at 10:32 a.m. EST" in meeting(form)
    assert "The newer Title is in the form now." in meeting(form)


@pytest.mark.parametrize("carried", ["{", "[]", '{"title": {"a": 1}, "nowhere": "x", "body": 5}'])
def test_odd_versions_that_a_form_brings_along_do_no_harm(desk, topic, carried):
    typed = opened(desk, topic, conflicts=carried, _take="title", body="Typed.")

    form = desk.post(url_of(topic), typed, status=200)

    assert form.select_one("#id_title")["value"] == "What everybody may ask for"
    assert topic.revisions.count() == 1


# Typing that is not saved


def test_typing_is_kept_and_changes_nothing_else(desk, topic, editor):
    events = topic.events.count()

    told = autosave(desk, topic, opened(desk, topic, body="Typed.", nonsense="x", _save="1"))

    assert told == {
        "kept": "Kept at 10:32 a.m. EST. Not saved as a draft yet.",
        "others": "",
        "newer": "",
    }
    copy = WorkingCopy.objects.get(user=editor, page=topic)
    assert copy.form["body"] == ["Typed."]
    assert copy.form.keys().isdisjoint({"nonsense", "_save", "csrfmiddlewaretoken"})
    assert (topic.revisions.count(), topic.events.count()) == (1, events)


def test_unsaved_typing_is_offered_and_can_be_gone_on_with(desk, topic):
    autosave(desk, topic, opened(desk, topic, body="Typed.", order="7", related=[]))

    assert "You typed something at 10:32 a.m. EST that was not saved" in words(offer(desk, topic))
    form = desk.get(url_of(topic), {"continue": "1"})
    assert form.select_one("#id_body").text.strip() == "Typed."
    desk.post(url_of(topic), fields_of(form), status=302)

    topic.refresh_from_db()
    assert (newest(topic)["body"], topic.order) == ("Typed.", 7)
    assert not WorkingCopy.objects.exists()


def test_going_on_shows_what_others_saved_meanwhile(desk, topic, ana):
    autosave(desk, topic, opened(desk, topic, body="Typed."))
    save(topic, ana, body="Theirs.", title="What everybody must ask for")

    form = desk.get(url_of(topic), {"continue": "1"})

    assert "Their Title is in the form now. The Body was changed by both" in meeting(form)
    assert form.select_one("#id_body").text.strip() == "Typed."


def test_conflict_outlives_the_tab_in_which_it_was_shown(desk, topic, ana):
    typed = opened(desk, topic, body="Typed.")
    save(topic, ana, body="Theirs.")
    autosave(desk, topic, fields_of(desk.post(url_of(topic), typed, status=200)))

    form = desk.get(url_of(topic), {"continue": "1"})

    assert form.select_one("#theirs-body").text.strip() == "Theirs."


def test_unsaved_typing_can_be_thrown_away(desk, topic):
    autosave(desk, topic, opened(desk, topic, body="Typed."))

    desk.post(url_of(topic, "discard"), status=302)

    assert offer(desk, topic) is None
    assert not WorkingCopy.objects.exists()


def test_nothing_is_offered_where_nothing_is_unsaved(desk, topic, ana):
    autosave(desk, topic, opened(desk, topic, body="Typed."))
    autosave(desk, topic, opened(desk, topic))
    save(topic, ana, body="Theirs.")

    assert offer(desk, topic) is None
    assert WorkingCopy.objects.get().form == {}


def test_nothing_is_offered_that_was_typed_before_the_last_save(desk, topic, editor, clock):
    autosave(desk, topic, opened(desk, topic, body="Typed."))
    actions.save_draft(
        page=topic, content={"body": "More."}, by=editor, at=NOW + timedelta(minutes=1)
    )

    assert offer(desk, topic) is None


def test_typing_that_arrives_after_its_own_save_is_not_offered(desk, topic, clock):
    typed = opened(desk, topic, body="Typed.")
    desk.post(url_of(topic), typed, status=302)
    clock.shift(1)

    autosave(desk, topic, typed)

    assert offer(desk, topic) is None


def test_typing_of_a_new_page_is_kept_and_offered(desk):
    add = "/admin/telework/topic/add/"
    typed = fields_of(desk.get(add), title="Typed for a new page", slug="new")
    desk.post(f"{add}autosave/", typed)

    assert desk.get(add).select_one(".unsaved")
    assert desk.get("/admin/telework/hub/add/").select_one(".unsaved") is None
    form = desk.get(add, {"continue": "1"})
    assert form.select_one("#id_title")["value"] == "Typed for a new page"
    desk.post(add, fields_of(form), status=302)
    assert desk.get(add).select_one(".unsaved") is None


def test_typing_is_read_by_nobody_else(desk, client_reads, topic, ana):
    autosave(desk, topic, opened(desk, topic, body="Typed."))
    client_reads.login(ana)

    form = client_reads.get(url_of(topic), {"continue": "1"})

    assert "Typed." not in form.text
    client_reads.post(url_of(topic, "discard"), status=302)
    assert WorkingCopy.objects.count() == 1


def test_ping_tells_who_else_is_here_and_what_was_saved(desk, topic, ana, clock):
    ben = make_editor(name="Ben Cole")
    event = topic.events.first().pk
    for person in (ana, ben):
        working_copies.see(person, page=topic, kind=topic.kind, at=NOW)
    save(topic, ana, body="Newer.")

    told = autosave(desk, topic, {"_here": "1", "base_event": event})

    assert told == {
        "others": "Ana Ortiz and Ben Cole are editing this page too.",
        "newer": "Ana Ortiz saved this page at 10:32 a.m. EST. "
        "When you save, you will see both versions.",
    }
    clock.shift(91)
    assert autosave(desk, topic, {"_here": "1", "base_event": event})["others"] == ""


def test_ping_keeps_what_was_typed(desk, topic):
    autosave(desk, topic, opened(desk, topic, body="Typed."))

    autosave(desk, topic, {"_here": "1", "base_event": topic.events.first().pk})

    assert WorkingCopy.objects.get().form["body"] == ["Typed."]


def test_form_says_who_else_is_at_work(desk, topic, ana):
    working_copies.see(ana, page=topic, kind=topic.kind, at=NOW)

    assert "Ana Ortiz is editing this page too." in desk.get(url_of(topic)).text


def test_typing_that_is_too_long_is_refused_in_words(desk, topic):
    told = autosave(desk, topic, opened(desk, topic, body="x" * 600_001), status=413)

    assert told == {"problem": "This is too long to be kept while you type. Save a draft."}
    assert not WorkingCopy.objects.exists()


@pytest.mark.parametrize("what", ["autosave", "discard"])
@pytest.mark.parametrize(
    ("section", "status"),
    [(Section.TELEWORK, 403), (Section.SITE, {"autosave": 200, "discard": 302})],
)
def test_typing_is_kept_for_those_only_who_may_edit(client, topic, what, section, status):
    client.force_login(make_person(Role.AUTHOR, section))

    answer = client.post(url_of(topic, what), {"_here": "1"})

    assert answer.status_code == (status if section == Section.TELEWORK else status[what])
    assert WorkingCopy.objects.count() == (status != 403 and what == "autosave")


def test_typing_of_a_page_is_kept_through_its_own_admin_only(desk, topic):
    desk.post(f"/admin/publishing/page/{topic.pk}/autosave/", {"_here": "1"}, status=404)


@pytest.mark.parametrize("what", ["autosave", "discard"])
def test_nothing_is_kept_or_thrown_away_on_get(desk, topic, what):
    autosave(desk, topic, opened(desk, topic, body="Typed."))
    before = WorkingCopy.objects.values().get()

    desk.client.get(url_of(topic, what))
    desk.get(url_of(topic))
    desk.get(url_of(topic), {"continue": "1"})

    assert WorkingCopy.objects.values().get() == before
    assert Revision.objects.count() == 1


def test_old_working_copies_are_dropped(topic, ana, editor):
    working_copies.see(ana, page=topic, kind=topic.kind, at=NOW - timedelta(days=31))
    working_copies.see(editor, page=topic, kind=topic.kind, at=NOW - timedelta(days=29))

    assert working_copies.drop_old(NOW) == 1
    assert WorkingCopy.objects.get().user == editor


@pytest.mark.parametrize("number", [1, 3])
def test_autosave_costs_the_same_however_many_are_at_work(
    desk, topic, django_assert_num_queries, number
):
    for _ in range(number):
        working_copies.see(make_editor(), page=topic, kind=topic.kind, at=NOW)
    typed = opened(desk, topic, body="Typed.")
    autosave(desk, topic, typed)

    with django_assert_num_queries(17):
        autosave(desk, topic, typed)


def test_typing_of_another_day_is_offered_with_its_day(desk, topic):
    autosave(desk, topic, opened(desk, topic, body="Typed."))
    WorkingCopy.objects.update(saved_at=NOW - timedelta(days=2))

    assert "on November 20 at 10:32 a.m. EST" in words(offer(desk, topic))
