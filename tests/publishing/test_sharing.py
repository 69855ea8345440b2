"""Share links: one draft, for a time, for whoever has the address, and what they say comes back."""

from datetime import timedelta

import pytest
import time_machine
from django.core import signing
from django.test import Client

from portal.publishing import actions
from portal.publishing.models import Comment, Page, ShareLink
from portal.publishing.shared import MOST_AN_HOUR
from portal.publishing.sharing import SALT, address_of, link_at
from telework.models import Hub, Topic
from tests.factories import AT, make_draft, make_editor, make_page
from tests.publishing.desk import url_of

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)
TYPED = {"name": "A lawyer", "text": "The figure is wrong."}


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(AT, tick=False) as clock:
        yield clock


@pytest.fixture
def page(editor):
    """A live topic with a newer draft."""
    page = make_page(Topic, body="What readers see.")
    actions.save_draft(page=page, content={"body": "What waits."}, by=editor, at=AT)
    return page


@pytest.fixture
def link(page, editor):
    """A link to the draft, good for a day."""
    return actions.share(revision=page.revisions.first(), expires_at=AT + DAY, by=editor, at=AT)


def flood(link, number, at=AT):
    Comment.objects.bulk_create(
        Comment(page_id=link.revision.page_id, revision=link.revision, text="More.", at=at)
        for _ in range(number)
    )


def test_link_shows_the_draft_to_whoever_has_it(client_reads, link):
    soup = client_reads.get(address_of(link))

    assert "What waits." in soup.main.text
    assert "What readers see." not in soup.text
    assert "Draft for review, not published. The link ends November 21, 2026" in soup.text


@pytest.mark.parametrize("model", [Page, Topic, Hub])
def test_link_shows_a_page_that_was_never_public(client_reads, editor, model):
    page = make_draft(model, slug="secret", body="What waits.")
    link = actions.share(revision=page.revisions.get(), expires_at=AT + DAY, by=editor, at=AT)

    assert "What waits." in client_reads.get(address_of(link)).main.text
    assert client_reads.client.get("/secret/").status_code == 404


def test_link_shows_its_revision_even_when_newer_ones_exist(client_reads, link, page):
    newer = actions.save_draft(page=page, content={"body": "Newer."}, by=None, at=AT)
    actions.publish(revision=newer, by=None, at=AT)

    text = client_reads.get(address_of(link)).text

    assert "What waits." in text
    assert "Newer." not in text


def test_answer_is_kept_by_nobody_and_tells_nobody_its_address(client, link):
    answer = client.get(address_of(link))

    assert answer["X-Robots-Tag"] == "noindex, nofollow"
    assert answer["Referrer-Policy"] == "same-origin"
    assert "no-store" in answer["Cache-Control"]
    assert "Set-Cookie" not in answer or "sessionid" not in answer["Set-Cookie"]


def test_draft_does_not_come_into_the_page_cache(client, link, page):
    client.get(address_of(link))

    assert b"What waits." not in client.get(page.path).content


@pytest.mark.parametrize("change", [lambda t: t[:-1], lambda t: "x" + t, lambda t: t.upper()])
def test_tampered_link_is_not_found(client, link, change):
    token = address_of(link).split("/")[2]

    assert client.get(f"/review/{change(token)}/").status_code == 404


@pytest.mark.parametrize(
    "token",
    [
        lambda link: str(link.pk),
        lambda link: signing.dumps(link.pk),
        lambda link: signing.dumps(link.pk, salt="another"),
        lambda link: signing.dumps(link.pk + 1, salt=SALT),
    ],
)
def test_link_that_was_made_up_is_not_found(client, link, token):
    assert client.get(f"/review/{token(link)}/").status_code == 404


def test_link_ends_at_its_moment(client, link, clock):
    clock.move_to(AT + DAY - timedelta(seconds=1))
    assert client.get(address_of(link)).status_code == 200

    clock.move_to(AT + DAY)
    assert client.get(address_of(link)).status_code == 404
    assert client.post(address_of(link), TYPED).status_code == 404
    assert not Comment.objects.exists()


def test_closed_link_is_not_found(client, link, editor):
    actions.end_share(link=link, by=editor, at=AT)

    assert client.get(address_of(link)).status_code == 404
    assert client.post(address_of(link), TYPED).status_code == 404


def test_link_of_a_deleted_draft_is_not_found(client, editor):
    page = make_draft()
    link = actions.share(revision=page.revisions.get(), expires_at=AT + DAY, by=editor, at=AT)
    address = address_of(link)
    actions.delete_draft(page=page, by=None, at=AT)

    assert client.get(address).status_code == 404


def test_each_link_opens_its_own_draft_only(client, link, editor):
    other = make_draft(body="The other draft.")
    second = actions.share(revision=other.revisions.get(), expires_at=AT + DAY, by=editor, at=AT)

    assert address_of(second) != address_of(link)
    assert link_at(address_of(second).split("/")[2], at=AT) == second
    assert b"The other draft." not in client.get(address_of(link)).content


def test_link_opens_nothing_else(client, link, page):
    client.get(address_of(link))

    for what in ("change", "review", "history", "compare", "past", "uses"):
        assert client.get(url_of(page, what)).status_code == 302, what
    assert b"What waits." not in client.get(page.path).content


def test_draft_shows_no_other_draft_and_no_way_to_the_desk(client, editor):
    hidden = make_draft(title="The other page that nobody knows")
    page = make_draft(related=[hidden.pk], parent=None)
    link = actions.share(revision=page.revisions.get(), expires_at=AT + DAY, by=editor, at=AT)

    text = client.get(address_of(link)).content.decode()

    assert hidden.title not in text
    assert "/admin/" not in text


def test_draft_with_faults_can_be_shown(client_reads, editor):
    page = make_draft(Topic, summary="", key_points="", body="Read [the rules](page:/nowhere/).")
    link = actions.share(revision=page.revisions.get(), expires_at=AT + DAY, by=editor, at=AT)

    answer = client_reads.client.get(address_of(link))

    assert (answer.status_code, b"the rules" in answer.content) == (200, True)


# Comments


def test_comment_comes_back_to_the_review_screen(client_reads, desk, link, page):
    client_reads.client.logout()
    client_reads.post(address_of(link), TYPED, status=302)

    thanks = client_reads.get(address_of(link)).text
    assert "The editors of this page see your comment" in thanks
    comment = Comment.objects.get()
    assert (comment.by, comment.name, comment.text) == (None, "A lawyer", "The figure is wrong.")
    assert (comment.revision, comment.page_id, comment.at) == (link.revision, page.pk, AT)

    desk.login(make_editor())
    shown = desk.get(url_of(page, "review")).select_one(".comments").text
    assert "A lawyer" in shown
    assert "(by a link)" in shown
    assert "The figure is wrong." in shown


def test_comments_are_not_shown_to_other_reviewers(client_reads, link):
    client_reads.post(address_of(link), TYPED, status=302)

    assert "The figure is wrong." not in client_reads.get(address_of(link)).text


@pytest.mark.parametrize("missing", ["name", "text"])
def test_faulty_comment_keeps_what_was_typed(client_reads, link, missing):
    soup = client_reads.post(address_of(link), TYPED | {missing: ""}, status=200)

    kept = {"name": soup.select_one("[name=name]").get("value", "")} | {
        "text": soup.select_one("[name=text]").text.strip()
    }
    assert kept == TYPED | {missing: ""}
    assert "This field is required" in soup.text
    assert not Comment.objects.exists()


def test_comment_that_is_too_long_is_refused(client_reads, link):
    soup = client_reads.post(address_of(link), TYPED | {"text": "a" * 4001}, status=200)

    assert "4000" in soup.text
    assert not Comment.objects.exists()


def test_comment_is_shown_as_text_and_not_as_markup(client_reads, desk, link, page):
    client_reads.post(address_of(link), TYPED | {"text": "<b id='bad'>bold</b>"}, status=302)

    soup = desk.get(url_of(page, "review"))

    assert soup.select_one("#bad") is None
    assert "<b id='bad'>bold</b>" in soup.select_one(".comments").text


def test_flood_of_comments_is_braked_and_keeps_what_was_typed(client_reads, link):
    flood(link, MOST_AN_HOUR)

    soup = client_reads.post(address_of(link), TYPED, status=200)

    assert "Too many comments are arriving" in soup.text
    assert soup.select_one("[name=text]").text.strip() == TYPED["text"]
    assert Comment.objects.count() == MOST_AN_HOUR


def test_brake_ends_after_an_hour_and_is_for_one_draft(client, link, editor, clock):
    flood(link, MOST_AN_HOUR)
    other = make_draft()
    second = actions.share(revision=other.revisions.get(), expires_at=AT + DAY, by=editor, at=AT)

    assert client.post(address_of(second), TYPED).status_code == 302
    clock.move_to(AT + timedelta(hours=1, seconds=1))
    assert client.post(address_of(link), TYPED).status_code == 302


def test_comment_from_another_site_is_refused(link):
    strict = Client(enforce_csrf_checks=True)

    assert strict.post(address_of(link), TYPED).status_code == 403
    assert not Comment.objects.exists()


def test_form_carries_what_its_check_asks_for(link):
    strict = Client(enforce_csrf_checks=True)
    strict.get(address_of(link))
    typed = TYPED | {"csrfmiddlewaretoken": strict.cookies["csrftoken"].value}

    assert strict.post(address_of(link), typed).status_code == 302


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_link_takes_no_other_method(client, link, method):
    assert getattr(client, method)(address_of(link)).status_code == 405


def test_share_link_of_a_page_moves_along(client, link, page):
    actions.move(page=page, parent=None, slug="elsewhere", by=None, at=AT)

    assert b"What waits." in client.get(address_of(link)).content
    assert ShareLink.objects.count() == 1
