import pytest

from portal.accounts.roles import Role
from portal.publishing import actions
from portal.publishing.models import Page
from tests.factories import AT, make_draft, make_page, make_person

pytestmark = pytest.mark.django_db


def test_page_answers_at_its_address(client_reads):
    page = make_page(slug="leave", title="Leave for federal employees")

    soup = client_reads.get("/leave/")

    assert soup.h1.text == "Leave for federal employees"
    assert soup.select_one("link[rel=canonical]")["href"] == "http://127.0.0.1:8000/leave/"
    assert soup.select_one("meta[name=description]")["content"] == page.summary


def test_page_without_final_slash_leads_to_the_address(client):
    make_page(slug="leave")

    answer = client.get("/leave")

    assert (answer.status_code, answer["Location"]) == (301, "/leave/")


def test_draft_is_not_found(client):
    assert client.get(make_draft().path).status_code == 404


def test_old_address_leads_to_the_page(client):
    page = make_page(slug="one")
    actions.move(page=page, parent=None, slug="two", by=None, at=AT)

    answer = client.get("/one/")

    assert (answer.status_code, answer["Location"]) == (301, "/two/")
    assert answer["Cache-Control"] == "no-cache"


def test_related_pages_show_only_while_live(client_reads):
    live, draft = make_page(), make_draft()
    page = make_page(related=[live.pk, draft.pk])

    text = client_reads.get(page.path).text

    assert live.title in text
    assert draft.title not in text


def test_unknown_address_offers_likely_pages(client_reads):
    page = make_page(slug="telework-basics")

    soup = client_reads.get("/telework-basic/", status=404)

    assert page.path in [link["href"] for link in soup.main.select("a")]
    assert soup.main.select_one("input[name=q]")


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_page_refuses_what_would_change_it(client, method):
    page = make_page()

    assert getattr(client, method)(page.path).status_code == 405


def test_home_offers_what_changed_lately(client_reads):
    make_page(slug="", title="The home page of the portal")
    changed = make_page(note="New figures.")
    unremarked = make_page()

    soup = client_reads.get("/")

    links = [link["href"] for link in soup.main.select("a")]
    assert changed.path in links
    assert unremarked.path not in links


def test_error_page_needs_no_context(client, monkeypatch):
    page = make_page()
    client.raise_request_exception = False

    def break_down(self):
        raise RuntimeError("something broke")

    monkeypatch.setattr(Page, "context", break_down)
    answer = client.get(page.path)

    assert answer.status_code == 500
    assert b"<h1" in answer.content


def test_unknown_host_is_a_bad_request(client):
    client.raise_request_exception = False

    answer = client.get("/", headers={"Host": "example.com"})

    assert answer.status_code == 400
    assert b"<h1" in answer.content


def test_withdrawn_page_is_readable_under_its_notice(client_reads):
    page = make_page()
    actions.withdraw(page=page, reason="The order was revoked.", by=None, at=AT)

    notice = client_reads.get(page.path).select_one(".page-standing")

    assert notice.h2.text.split() == [
        "This",
        "page",
        "was",
        "withdrawn",
        "on",
        "November",
        "20,",
        "2026",
    ]
    assert "The order was revoked." in notice.text


def test_historic_page_says_so(client_reads):
    page = make_page(historic_note="Issued under the policy of 2021, revoked in 2025.")

    assert "revoked in 2025" in client_reads.get(page.path).select_one(".callout--historic").text


def test_page_that_was_taken_down_is_gone_and_says_why(client_reads):
    page = make_page(slug="leave")
    actions.move(page=page, parent=None, slug="time-off", by=None, at=AT)
    actions.archive(page=page, reason="The program ended.", by=None, at=AT)

    for path in ("/time-off/", "/leave/"):
        assert "The program ended." in client_reads.get(path, status=410).main.text


def test_page_that_was_replaced_leads_to_the_other_in_one_hop(client):
    old, older, new = make_page(slug="old"), make_page(slug="older"), make_page(slug="new")
    actions.archive(page=older, successor=old, by=None, at=AT)
    actions.archive(page=old, successor=new, by=None, at=AT)

    assert {client.get(path)["Location"] for path in ("/old/", "/older/")} == {"/new/"}


def test_staff_find_the_way_to_edit_a_page_and_readers_do_not(client):
    page = make_page()
    assert b"Edit this page" not in client.get(page.path).content

    client.force_login(make_person(Role.AUTHOR))
    answer = client.get(page.path)

    assert page.edit_url.encode() in answer.content
    assert "public" not in answer.get("Cache-Control", "")
    client.logout()
    assert b"Edit this page" not in client.get(page.path).content
