"""What is due shows at its moment, whoever looks first and whether or not a command ever runs."""

from datetime import timedelta

import pytest
import time_machine
from django.db import OperationalError
from django.test import Client

from portal.accounts.roles import Role
from portal.core import generation, page_cache
from portal.navigation.models import MenuItem
from portal.publishing import actions, trail
from portal.publishing.models import Page
from tests.factories import AT, make_draft, make_page, make_person
from tests.publishing.desk import verb
from tests.publishing.log import lines, states

pytestmark = pytest.mark.django_db

T = AT + timedelta(days=1)
BEFORE = T - timedelta(seconds=1)
AFTER = T + timedelta(days=3)


@pytest.fixture(autouse=True)
def own_settle(monkeypatch):
    """Let each test name another function to settle, and none inherit a failure."""
    monkeypatch.setattr(generation, "_settle", {"publishing": actions.settle})
    monkeypatch.setattr(generation, "_left_until", {})
    page_cache.cache.clear()


@pytest.fixture
def clock():
    with time_machine.travel(AT, tick=False) as clock:
        yield clock


def schedule(page, **content):
    """Schedule a page's newest text, or a new one with this content, for the moment T."""
    revision = actions.save_draft(page=page, content=content, by=None, at=AT)
    return actions.schedule(revision=revision, publish_at=T, by=None, at=AT)


def replaced():
    """Return a live page that another text replaces at the moment T."""
    page = make_page(slug="leave", body="Before.")
    schedule(page, body="After.")
    return page


def body(client, path="/leave/", data=None):
    return client.get(path, data).content.decode()


def test_new_page_is_missing_until_its_moment(client, clock):
    schedule(make_draft(slug="leave"))

    clock.move_to(BEFORE)
    assert client.get("/leave/").status_code == 404
    clock.move_to(T)
    assert client.get("/leave/").status_code == 200


def test_cached_page_is_replaced_at_its_moment(client, clock, django_assert_num_queries):
    replaced()
    clock.move_to(BEFORE)
    body(client)
    with django_assert_num_queries(0):
        assert "Before." in body(client)

    clock.move_to(T)

    assert "After." in body(client)
    with django_assert_num_queries(0):
        assert "After." in body(client)


@pytest.mark.parametrize("data", [{"page": "2"}, None])
def test_answers_that_are_not_cached_are_as_right(client, clock, data):
    replaced()
    client.force_login(make_person(Role.AUTHOR))
    assert "Before." in body(client, data=data)

    clock.move_to(AFTER)

    assert "After." in body(client, data=data)


def test_reader_with_a_query_string_is_the_first_to_look(client, clock):
    replaced()
    clock.move_to(AFTER)

    assert "After." in body(client, data={"from": "mail"})


def test_page_ends_at_its_moment(client, clock):
    page = make_draft(slug="leave")
    actions.publish(revision=page.revisions.get(), by=None, at=AT, expire_at=T)

    clock.move_to(BEFORE)
    assert "This page applied until" not in body(client)
    clock.move_to(T)
    assert "This page applied until November 21, 2026" in body(client)


def test_lists_menus_search_and_index_turn_at_the_moment(client, clock):
    parent = make_page(slug="telework", title="The pages about telework and leave")
    old = make_draft(parent=parent, title="The rules until noon of that day")
    new = make_draft(parent=parent, title="The rules from noon of that day on")
    actions.publish(revision=old.revisions.get(), by=None, at=AT, expire_at=T)
    schedule(new)
    other = make_page(parent=parent, related=[old.pk, new.pk])
    for page in (old, new):
        MenuItem.objects.create(menu="footer", label=f"Menu {page.slug}", page=page)
    addresses = [parent.path, "/a-z/t/", "/search/?q=rules", other.path]

    clock.move_to(BEFORE)
    for path in addresses:
        text = body(client, path)
        assert (old.path in text, new.path in text) == (True, False), path
    clock.move_to(T)
    for path in addresses:
        text = body(client, path)
        assert (old.path in text, new.path in text) == (False, True), path


@pytest.mark.parametrize("path", ["/a-z/", "/search/?q=subject", "/leave", "/leav/", "/"])
def test_whatever_is_asked_for_first_has_the_work_done(client, clock, path):
    page = replaced()
    clock.move_to(AFTER)

    client.get(path)

    assert states(page) == ["superseded", "live"]


def test_worker_that_looked_before_learns_of_a_schedule_within_the_second(client, clock):
    page = make_page(slug="leave", body="Before.")
    body(client)
    seen = generation._seen, generation._due_at, generation._look_again_at
    schedule(page, body="After.")
    # This worker has not looked since: another one took the schedule in.
    generation._seen, generation._due_at, generation._look_again_at = seen
    clock.move_to(T)
    assert "Before." in body(client)

    generation.forget()

    assert "After." in body(client)


def test_worker_finds_that_another_has_done_the_work(client, clock):
    page = replaced()
    body(client)
    seen = generation._seen, generation._due_at, generation._look_again_at
    clock.move_to(T)
    actions.settle(T)
    generation._seen, generation._due_at, generation._look_again_at = seen

    assert "After." in body(client)

    assert [verb for verb, _, _ in lines(page)].count("published") == 2


def test_work_is_done_once_however_many_look(client, clock):
    page = replaced()
    clock.move_to(AFTER)

    for path in ("/leave/", "/a-z/", "/leave/"):
        generation.forget()
        client.get(path)

    assert [verb for verb, _, _ in lines(page)].count("published") == 2
    assert trail.verify()[1] is None


def test_publisher_who_comes_late_finds_the_page_live(client, clock):
    page = replaced()
    client.force_login(make_person(Role.PUBLISHER))
    clock.move_to(T)

    client.post(page.review_url, verb(page, "unschedule"))

    assert states(page) == ["superseded", "live"]


def test_nothing_due_costs_nothing(client, clock, django_assert_num_queries):
    replaced()
    schedule(make_draft())
    body(client)
    with django_assert_num_queries(0):
        body(client)

    page_cache.cache.clear()
    with django_assert_num_queries(2):
        body(client)


def test_failure_is_logged_and_readers_get_what_stands(client, clock, caplog):
    replaced()
    clock.move_to(T)

    def fail(at):
        raise OperationalError("the disk is full")

    generation.when_due("publishing", fail)

    assert "Before." in body(client)
    (record,) = caplog.records
    assert record.getMessage() == "What was due could not be published."
    assert "the disk is full" in record.exc_text


def test_failed_work_is_tried_again_but_not_by_every_reader(client, clock, monkeypatch):
    replaced()
    clock.move_to(T)
    tries = []

    def fail_once(at):
        tries.append(at)
        if len(tries) == 1:
            raise OperationalError("the disk is full")
        return actions.settle(at)

    generation.when_due("publishing", fail_once)
    body(client)
    assert ("Before." in body(client), tries) == (True, [T])

    again_at = generation._left_until["publishing"]
    monkeypatch.setattr(generation.time, "monotonic", lambda: again_at)

    assert ("After." in body(client), tries) == (True, [T, T])


def test_work_that_fails_midway_leaves_nothing_half_done(client, clock, monkeypatch):
    first, second = make_draft(slug="first"), make_draft(slug="second")
    for page in (first, second):
        schedule(page)
    log = trail.head()
    clock.move_to(T)
    kept = trail.record

    def fail_at_second(**line):
        if line["page"].path == "/second/":
            raise OperationalError("the disk is full")
        return kept(**line)

    monkeypatch.setattr(trail, "record", fail_at_second)
    assert client.get("/first/").status_code == 404

    assert not Page.objects.readable().exists()
    assert (states(first), states(second), trail.head()) == (["scheduled"], ["scheduled"], log)


def test_looking_while_the_work_is_done_does_not_begin_it_anew(client, clock):
    replaced()
    clock.move_to(T)
    calls = []

    def look_again(at):
        calls.append(generation.current())
        generation.forget()
        calls.append(generation.current())
        return actions.settle(at)

    generation.when_due("publishing", look_again)

    assert "After." in body(client)
    assert len(calls) == 2


def test_health_is_told_without_doing_any_work(clock, django_assert_num_queries):
    page = replaced()
    clock.move_to(T)

    with django_assert_num_queries(0):
        assert Client().get("/healthz").status_code == 200

    assert states(page) == ["live", "scheduled"]


def test_cached_page_answers_while_the_database_is_away_and_something_is_due(
    client, clock, monkeypatch
):
    replaced()
    body(client)
    clock.move_to(T)

    def away(*args, **kwargs):
        raise OperationalError("the database is away")

    with monkeypatch.context() as patch:
        patch.setattr(generation.Due.objects, "filter", away)
        assert "Before." in body(client)
    generation._left_until.clear()

    assert "After." in body(client)


def test_source_that_fails_holds_up_no_other(client, clock, monkeypatch):
    replaced()
    body(client)

    def fail(at):
        raise OperationalError("the disk is full")

    generation.when_due("another", fail)
    generation.set_due("another", T)
    clock.move_to(T)

    assert "After." in body(client)
