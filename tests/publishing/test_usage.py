"""Where a page is used, before it moves or goes."""

import pytest

from portal.navigation.models import MenuItem
from portal.publishing import actions
from portal.publishing.models import Page
from portal.publishing.usage import SHOWN, uses_of
from telework.models import Topic
from tests.factories import AT, make_draft, make_page
from tests.publishing.desk import url_of

pytestmark = pytest.mark.django_db


def found(page):
    """Return {way: what leads there}."""
    return {use.label: [str(thing) for thing in use.things] for use in uses_of(page)}


def used_page():
    """Return a page that is used in every way there is."""
    page = make_page(Topic, slug="used")
    actions.move(page=page, parent=None, slug="used-now", by=None, at=AT)
    page.refresh_from_db()
    make_page(title="The page that links to it", body="See [it](page:/used/).")
    make_page(title="The page that is related", related=[page.pk])
    make_draft(title="The draft that stands below", parent=Page.objects.get(pk=page.pk))
    old = make_page(title="The page before this one")
    actions.archive(page=old, successor=page, by=None, at=AT)
    MenuItem.objects.create(menu="footer", label="The entry of the menu", page=page)
    return page


def test_page_that_nothing_leads_to_has_no_uses():
    page = make_page()
    make_page()

    assert uses_of(page) == []


def test_uses_tell_of_every_way_to_a_page():
    assert found(used_page()) == {
        "Pages that link to it": ["The page that links to it"],
        "Pages that name it as related": ["The page that is related"],
        "Pages right below it": ["The draft that stands below"],
        "Pages taken down in its favor": ["The page before this one"],
        "Old addresses that lead to it": ["/used/"],
        "Entries of menus": ["The entry of the menu"],
    }


def test_pages_that_were_taken_down_and_the_page_itself_do_not_count():
    page = make_page(slug="used", body="See [above](page:/used/#top).")
    source = make_page(body="See [it](page:/used/).", related=[page.pk])

    actions.archive(page=source, reason="It ended.", by=None, at=AT)

    assert found(page) == {}


def test_long_lists_are_cut_but_counted():
    page = make_page()
    Page.objects.bulk_create(
        Page(parent=page, slug=f"p{number}", path=f"{page.path}p{number}/", title=f"Page {number}")
        for number in range(SHOWN + 3)
    )

    (use,) = uses_of(page)

    assert (len(use.things), use.count) == (SHOWN, SHOWN + 3)


def test_screen_lists_the_uses(desk):
    page = used_page()

    screen = desk.get(url_of(page, "uses"))

    links = [link.text for link in screen.select(".uses a")]
    assert "The page that links to it" in links
    assert "/used/" in screen.select_one(".uses").text


def test_screen_says_when_there_are_none(desk):
    page = make_page(Topic)

    assert f"Nothing leads to {page.path}" in desk.get(url_of(page, "uses")).main.text


@pytest.mark.parametrize("what", ["move", "retire"])
def test_uses_are_shown_before_a_page_moves_or_goes(desk, what):
    page = used_page()

    uses = desk.get(url_of(page, what)).select_one(".uses").text

    assert "The page that links to it" in uses
    assert "The entry of the menu" in uses


def test_uses_are_shown_before_a_draft_is_deleted(desk):
    page = make_draft(Topic)
    make_page(title="The page that is related", related=[page.pk])

    uses = desk.get(url_of(page, "delete")).select_one(".uses").text

    assert "The page that is related" in uses


@pytest.mark.parametrize("number", [1, 4])
def test_uses_cost_the_same_for_one_and_for_many(desk, django_assert_num_queries, number):
    page = make_page(Topic, slug="used")
    for _ in range(number):
        source = make_page(Topic, body="See [it](page:/used/).", related=[page.pk], parent=page)
        actions.move(page=page, parent=None, slug=source.slug + "-x", by=None, at=AT)
        page.refresh_from_db()
        MenuItem.objects.create(menu="footer", label=source.title, page=page)
    desk.get(url_of(page, "uses"))

    with django_assert_num_queries(19):
        desk.get(url_of(page, "uses"))
