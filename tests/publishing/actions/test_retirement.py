"""The end of a page: under a notice, or replaced by another, or gone."""

from datetime import timedelta
from itertools import pairwise

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from portal.accounts.roles import Role
from portal.publishing import actions
from portal.publishing.models import Page
from tests.factories import AT, make_draft, make_page, make_person
from tests.publishing.log import last_line

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


def test_withdraw_keeps_the_page_readable_under_its_reason(publisher):
    page = make_page()

    actions.withdraw(page=page, reason=" The order was revoked. ", by=publisher, at=AT)

    page.refresh_from_db()
    assert (page.state, page.withdrawn_reason) == ("withdrawn", "The order was revoked.")
    assert page.withdrawn_at == AT
    assert Page.objects.readable().get() == page
    assert not Page.objects.live().exists()
    assert last_line(page) == ("withdrawn", publisher, {"note": "The order was revoked."})


def test_withdraw_needs_a_reason():
    with pytest.raises(ValidationError) as caught:
        actions.withdraw(page=make_page(), reason=" ", by=None, at=AT)

    assert caught.value.message_dict == {"reason": ["Say why, for readers: the notice shows it."]}


def test_withdraw_is_for_publishers_of_the_section(reviewer):
    page = make_page()

    for user in (reviewer, make_person(Role.PUBLISHER, "training")):
        with pytest.raises(PermissionDenied):
            actions.withdraw(page=page, reason="It is wrong.", by=user, at=AT)


@pytest.mark.parametrize(
    ("page", "message"),
    [
        (lambda: make_draft(), "Only a live page can be withdrawn"),
        (lambda: make_page(slug=""), "The home page stays"),
    ],
)
def test_withdraw_refuses_what_has_no_sense(page, message):
    page = page()

    with pytest.raises(ValidationError, match=message):
        actions.withdraw(page=page, reason="It is wrong.", by=None, at=AT)


def test_withdraw_keeps_pages_below_and_links_to_it():
    page = make_page(slug="above")
    child = make_page(parent=page)
    source = make_page(body="See [it](page:/above/).")

    actions.withdraw(page=page, reason="It is wrong.", by=None, at=AT)

    assert set(Page.objects.live()) == {child, source}
    revision = actions.save_draft(
        page=source, content={"body": "Still see [it](page:/above/)."}, by=None, at=AT
    )
    actions.publish(revision=revision, by=None, at=AT)


def test_archive_leads_to_the_successor_in_links_too(publisher):
    page, successor = make_page(slug="old"), make_page(slug="new")
    source = make_page(body="See [it](page:/old/#part).")

    actions.archive(page=page, successor=successor, by=publisher, at=AT)

    page.refresh_from_db()
    source.refresh_from_db()
    assert (page.state, page.successor) == ("archived", successor)
    assert 'href="/new/#part"' in source.html
    assert [link.target.path for link in source.links_out.all()] == ["/new/"]
    assert last_line(page) == ("archived", publisher, {"to": "/new/", "note": ""})


def test_archive_without_successor_is_gone_with_its_reason(publisher):
    page = make_page()

    actions.archive(page=page, reason="The program ended.", by=publisher, at=AT)

    page.refresh_from_db()
    assert (page.state, page.successor, page.withdrawn_reason) == (
        "archived",
        None,
        "The program ended.",
    )
    assert last_line(page) == ("archived", publisher, {"note": "The program ended."})


def test_archive_of_a_withdrawn_page_is_possible():
    page = make_page()
    actions.withdraw(page=page, reason="It is wrong.", by=None, at=AT)

    actions.archive(page=page, reason="It stays wrong.", by=None, at=AT)

    assert not Page.objects.readable().exists()


def test_archive_without_successor_needs_a_reason():
    with pytest.raises(ValidationError) as caught:
        actions.archive(page=make_page(), by=None, at=AT)

    assert list(caught.value.message_dict) == ["reason"]


def test_archive_without_successor_is_refused_while_readable_pages_link_to_it():
    page = make_page(slug="old")
    source = make_page(slug="source", body="See [it](page:/old/).")

    with pytest.raises(ValidationError, match=r"Pages link to it: /source/\. Change them first"):
        actions.archive(page=page, reason="It ended.", by=None, at=AT)

    actions.archive(page=source, reason="It ended first.", by=None, at=AT)
    actions.archive(page=page, reason="It ended.", by=None, at=AT)


def test_archive_is_refused_while_a_page_linked_to_what_it_replaced():
    first, second = make_page(slug="first"), make_page(slug="second")
    make_page(slug="source", body="See [it](page:/first/).")
    actions.archive(page=first, successor=second, by=None, at=AT)

    with pytest.raises(ValidationError, match="Pages link to it: /source/"):
        actions.archive(page=second, reason="It ended.", by=None, at=AT)


def test_archive_is_for_publishers_of_the_section(reviewer):
    page = make_page()

    for user in (reviewer, make_person(Role.PUBLISHER, "training")):
        with pytest.raises(PermissionDenied):
            actions.archive(page=page, reason="It ended.", by=user, at=AT)


def test_archive_of_a_draft_or_the_home_page_is_refused():
    with pytest.raises(ValidationError, match="Only a page that readers can open"):
        actions.archive(page=make_draft(), reason="It ended.", by=None, at=AT)
    with pytest.raises(ValidationError, match="The home page stays"):
        actions.archive(page=make_page(slug=""), reason="It ended.", by=None, at=AT)


def test_archive_is_refused_while_readers_can_open_pages_below():
    page = make_page()
    make_page(parent=page)

    with pytest.raises(ValidationError, match="Move or take down the pages below this one first"):
        actions.archive(page=page, reason="It ended.", by=None, at=AT)


def test_archive_is_refused_while_something_is_scheduled():
    page = make_page()
    revision = actions.save_draft(page=page, content={"body": "To come."}, by=None, at=AT)
    actions.schedule(revision=revision, publish_at=AT + DAY, by=None, at=AT)

    with pytest.raises(ValidationError, match="Take its revision off the schedule first"):
        actions.archive(page=page, reason="It ended.", by=None, at=AT)


def test_archive_in_favor_of_what_readers_cannot_open_is_refused():
    page, gone = make_page(), make_page()
    actions.archive(page=gone, reason="It ended.", by=None, at=AT)

    for successor in (page, gone, make_draft()):
        with pytest.raises(ValidationError) as caught:
            actions.archive(page=page, successor=successor, by=None, at=AT)
        assert caught.value.message_dict == {
            "successor": ["Choose another page, one that readers can open."]
        }


def test_successors_of_successors_are_one_hop_away(client):
    pages = [make_page(slug=slug) for slug in ("one", "two", "three")]
    actions.move(page=pages[0], parent=None, slug="first", by=None, at=AT)
    for old, new in pairwise(pages):
        actions.archive(page=old, successor=new, by=None, at=AT)

    actions.move(page=pages[2], parent=None, slug="last", by=None, at=AT)

    for path in ("/one/", "/first/", "/two/", "/three/"):
        answer = client.get(path)
        assert (answer.status_code, answer["Location"]) == (301, "/last/")


def test_what_was_replaced_by_a_page_is_gone_with_it_and_says_why(client):
    first, second = make_page(slug="first"), make_page(slug="second")
    actions.archive(page=first, successor=second, by=None, at=AT)

    actions.archive(page=second, reason="The program ended.", by=None, at=AT)

    for path in ("/first/", "/second/"):
        answer = client.get(path)
        assert (answer.status_code, b"The program ended." in answer.content) == (410, True)
