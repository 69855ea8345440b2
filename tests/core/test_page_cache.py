import gzip

import brotli
import pytest
from django.db import OperationalError
from django.test import Client

from portal.core import generation, page_cache
from portal.core.models import Generation
from portal.publishing import actions
from tests.factories import AT, make_editor, make_page

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def empty_cache():
    page_cache.cache.clear()


def change(page, body):
    revision = actions.save_draft(page=page, content={"body": body}, by=None, at=AT)
    actions.publish(revision=revision, by=None, at=AT)


def test_cached_page_costs_no_query(client, django_assert_num_queries):
    page = make_page()
    first = client.get(page.path)

    with django_assert_num_queries(0):
        second = client.get(page.path)

    assert second.content == first.content


def test_uncached_page_costs_two_queries_once_the_frame_is_known(client, django_assert_num_queries):
    page = make_page()
    client.get(page.path)
    page_cache.cache.clear()

    with django_assert_num_queries(2):
        client.get(page.path)


def test_edit_is_seen_by_the_next_request(client):
    page = make_page(body="Before.")
    client.get(page.path)

    change(page, "After.")

    assert b"After." in client.get(page.path).content


def test_edit_by_another_process_is_seen_within_a_second(client, monkeypatch):
    page = make_page(body="Before.")
    client.get(page.path)
    type(page).objects.filter(pk=page.pk).update(html="<p>After.</p>")
    Generation.objects.update(number=generation.current() + 1)
    look_again_at = generation._look_again_at

    monkeypatch.setattr(generation.time, "monotonic", lambda: look_again_at - 0.1)
    assert b"Before." in client.get(page.path).content
    monkeypatch.setattr(generation.time, "monotonic", lambda: look_again_at)
    assert b"After." in client.get(page.path).content


@pytest.mark.parametrize(
    ("accepted", "encoding", "unpack"),
    [
        ("gzip, deflate, br", "br", brotli.decompress),
        ("gzip", "gzip", gzip.decompress),
        ("br;q=0, gzip", "gzip", gzip.decompress),
        ("", None, bytes),
    ],
)
def test_answer_comes_in_the_best_encoding_taken(client, accepted, encoding, unpack):
    page = make_page(body="The text itself.")

    answer = client.get(page.path, headers={"Accept-Encoding": accepted})

    assert answer.headers.get("Content-Encoding") == encoding
    assert b"The text itself." in unpack(answer.content)
    assert answer["Content-Length"] == str(len(answer.content))


def test_validator_saves_the_second_transfer(client):
    page = make_page()
    etag = client.get(page.path)["ETag"]

    again = client.get(page.path, headers={"If-None-Match": etag})

    assert (again.status_code, again.content) == (304, b"")
    assert not etag.startswith("W/")


def test_head_answers_like_get_without_the_body(client):
    page = make_page()
    got = client.get(page.path)

    headed = client.head(page.path)

    assert (headed.content, headed["Content-Length"]) == (b"", got["Content-Length"])


def test_signed_in_reader_goes_past_the_cache(client):
    page = make_page()
    editor = Client()
    editor.force_login(make_editor())

    seen_by_editor = editor.get(page.path).content
    seen_by_public = client.get(page.path).content

    assert b"Control panel" in seen_by_editor
    assert b"Control panel" not in seen_by_public
    assert b"Control panel" in editor.get(page.path).content


def test_query_string_goes_past_the_cache(client):
    page = make_page()

    client.get(page.path, {"q": "x"})

    assert not page_cache.cache.entries


def test_display_choice_has_entries_of_its_own(client):
    page = make_page()
    polite = client.get(page.path).content
    client.cookies["notices"] = "assertive"

    assertive = client.get(page.path).content

    assert polite != assertive


def test_reader_gets_the_copy_for_what_they_chose(client, monkeypatch):
    monkeypatch.setattr(page_cache, "_choices", [])
    page_cache.vary_by(lambda request: request.COOKIES.get("wide") == "yes")
    page = make_page(body="Before.")
    client.get(page.path)
    type(page).objects.filter(pk=page.pk).update(html="<p>After.</p>")

    seen = {}
    for choice in ("no", "nonsense", "yes"):
        client.cookies["wide"] = choice
        seen[choice] = b"Before." in client.get(page.path).content

    assert seen == {"no": True, "nonsense": True, "yes": False}
    assert len(page_cache.cache.entries) == 2


def test_choice_named_twice_counts_once(monkeypatch):
    monkeypatch.setattr(page_cache, "_choices", [])

    for _ in range(2):
        page_cache.vary_by(len)

    assert page_cache._choices == [len]


def test_missing_page_is_not_kept(client):
    client.get("/nowhere/")

    assert not page_cache.cache.entries


def test_full_cache_drops_what_was_asked_for_least_lately(client, monkeypatch):
    pages = [make_page() for _ in range(3)]
    client.get(pages[0].path)
    size = page_cache.cache.size
    monkeypatch.setattr(page_cache.cache, "limit", int(size * 2.5))

    for page in (pages[1], pages[0], pages[2]):
        client.get(page.path)

    kept = [key[2] for key in page_cache.cache.entries]
    assert kept == [pages[0].path, pages[2].path]


def test_cached_page_answers_while_the_database_is_away(client, monkeypatch):
    page = make_page()
    seen = client.get(page.path).content
    generation.forget()

    def away(*args, **kwargs):
        raise OperationalError("the database is away")

    monkeypatch.setattr(Generation.objects, "values_list", away)

    assert client.get(page.path).content == seen


def test_uncached_page_says_503_while_the_database_is_away(client, monkeypatch):
    page = make_page()
    client.raise_request_exception = False

    def away(*args, **kwargs):
        raise OperationalError("the database is away")

    monkeypatch.setattr(type(page).objects, "readable", away)
    answer = client.get(page.path)

    assert (answer.status_code, answer["Retry-After"]) == (503, "30")


def test_page_whose_frame_could_not_be_looked_up_is_not_kept(client, monkeypatch):
    page = make_page()

    def away(*args, **kwargs):
        raise OperationalError("the database is away")

    with monkeypatch.context() as patch:
        patch.setattr("portal.navigation.context.menus", away)
        assert client.get(page.path).status_code == 200
    assert not page_cache.cache.entries

    client.get(page.path)
    assert page_cache.cache.entries
