"""Where pages stand: moved, put in order, kept up."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from portal.accounts.roles import Role
from portal.publishing import actions
from portal.publishing.models import Page, Redirect
from tests.factories import AT, make_draft, make_page, make_person
from tests.publishing.log import last_line, lines

pytestmark = pytest.mark.django_db


def test_move_takes_everything_below_along_and_leaves_one_hop_redirects(publisher):
    old, new = make_page(slug="old"), make_page(slug="new")
    child = make_page(slug="child", parent=old)
    grandchild = make_page(slug="leaf", parent=child)

    actions.move(page=child, parent=new, slug="child", by=publisher, at=AT)
    actions.move(page=child, parent=new, slug="kid", by=publisher, at=AT)

    grandchild.refresh_from_db()
    assert grandchild.path == "/new/kid/leaf/"
    assert {(r.path, r.page.path) for r in Redirect.objects.all()} == {
        ("/old/child/", "/new/kid/"),
        ("/old/child/leaf/", "/new/kid/leaf/"),
        ("/new/child/", "/new/kid/"),
        ("/new/child/leaf/", "/new/kid/leaf/"),
    }
    assert last_line(child) == ("moved", publisher, {"from": "/new/child/", "to": "/new/kid/"})


def test_move_to_where_it_is_changes_nothing():
    page = make_page(slug="one")

    actions.move(page=page, parent=None, slug="one", by=None, at=AT)

    assert last_line(page)[0] == "published"


def test_move_back_makes_no_loop():
    page = make_page(slug="one")
    actions.move(page=page, parent=None, slug="two", by=None, at=AT)

    actions.move(page=page, parent=None, slug="one", by=None, at=AT)

    assert [(r.path, r.page.path) for r in Redirect.objects.all()] == [("/two/", "/one/")]


def test_move_keeps_links_of_other_pages_right():
    target = make_page(slug="target")
    source = make_page(body="See [it](page:/target/#part).")

    for slug in ("moved", "moved-again"):
        actions.move(page=target, parent=None, slug=slug, by=None, at=AT)

    source.refresh_from_db()
    assert 'href="/moved-again/#part"' in source.html
    assert source.body == "See [it](page:/target/#part)."
    assert [link.target.path for link in source.links_out.all()] == ["/moved-again/"]


def test_move_to_an_old_address_of_another_page_takes_its_links():
    first, second = make_page(slug="first"), make_page(slug="second")
    source = make_page(body="See [it](page:/first/).")
    actions.move(page=first, parent=None, slug="elsewhere", by=None, at=AT)

    actions.move(page=second, parent=None, slug="first", by=None, at=AT)

    source.refresh_from_db()
    assert 'href="/first/"' in source.html
    assert [link.target_id for link in source.links_out.all()] == [second.pk]


@pytest.mark.parametrize(
    ("slug", "parent", "message"),
    [
        ("taken", None, "Another page is at /taken/ already"),
        ("top", "child", "A page cannot be moved below itself"),
        ("top", "draft", "Publish /draft/ first"),
        ("search", None, "/search/ is an address of the portal's own"),
    ],
)
def test_move_is_refused_where_nobody_could_open_the_page(slug, parent, message):
    page = make_page(slug="top")
    make_page(slug="taken")
    others = {"child": make_page(slug="child", parent=page), "draft": make_draft(slug="draft")}

    with pytest.raises(ValidationError, match=message):
        actions.move(page=page, parent=others.get(parent), slug=slug, by=None, at=AT)

    page.refresh_from_db()
    assert page.path == "/top/"


def test_move_of_the_home_page_is_refused():
    home = make_page(slug="")
    make_page(slug="leave")

    with pytest.raises(ValidationError, match="The home page stays"):
        actions.move(page=home, parent=None, slug="start", by=None, at=AT)


def test_move_below_a_page_that_was_taken_down_is_refused():
    page, gone = make_page(slug="page"), make_page(slug="gone")
    actions.archive(page=gone, reason="It ended.", by=None, at=AT)

    with pytest.raises(ValidationError, match="Publish /gone/ first"):
        actions.move(page=page, parent=gone, slug="page", by=None, at=AT)


def test_move_of_a_draft_leaves_no_redirect(author):
    page = make_draft(slug="one")

    actions.move(page=page, parent=make_draft(slug="above"), slug="two", by=author, at=AT)

    page.refresh_from_db()
    assert page.path == "/above/two/"
    assert not Redirect.objects.exists()


def test_move_of_a_live_page_is_for_publishers_of_both_sections(reviewer):
    page, training = make_page(slug="page"), make_page(slug="training")
    of_one = make_person(Role.PUBLISHER, "site")
    of_one.grants.create(role=Role.AUTHOR, section="training")
    of_both = make_person(Role.PUBLISHER, "site")
    of_both.grants.create(role=Role.PUBLISHER, section="training")

    for user in (reviewer, make_person(Role.PUBLISHER, "training"), of_one):
        with pytest.raises(PermissionDenied):
            actions.move(page=page, parent=training, slug="page", by=user, at=AT)

    actions.move(page=page, parent=training, slug="page", by=of_both, at=AT)
    page.refresh_from_db()
    assert page.path == "/training/page/"


def test_move_of_a_draft_keeps_to_the_author_s_sections():
    page, training = make_draft(slug="page"), make_page(slug="training")

    with pytest.raises(PermissionDenied):
        actions.move(
            page=page, parent=training, slug="page", by=make_person(Role.AUTHOR, "site"), at=AT
        )


def test_move_of_a_page_that_was_replaced_keeps_its_addresses(client):
    page, successor = make_page(slug="old"), make_page(slug="new")
    actions.archive(page=page, successor=successor, by=None, at=AT)

    actions.move(page=page, parent=None, slug="older", by=None, at=AT)

    for path in ("/old/", "/older/"):
        assert client.get(path)["Location"] == "/new/"


def test_arrange_puts_pages_in_order_and_tells_of_each(publisher):
    parent = make_page()
    pages = [make_page(parent=parent, order=order) for order in (1, 2, 3)]

    actions.arrange(parent=parent, pages=[pages[2], pages[0], pages[1]], by=publisher, at=AT)

    assert list(Page.objects.filter(parent=parent).in_place()) == [pages[2], pages[0], pages[1]]
    assert last_line(pages[2]) == ("upkeep", publisher, {"order": [3, 10]})


def test_arrange_of_the_order_as_it_is_tells_nothing():
    parent = make_page()
    pages = [make_page(parent=parent, order=order) for order in (10, 20)]

    actions.arrange(parent=parent, pages=pages, by=None, at=AT)

    assert [last_line(page)[0] for page in pages] == ["published", "published"]


def test_arrange_is_refused_when_pages_were_added_meanwhile():
    parent = make_page()
    first = make_page(parent=parent)
    second = make_draft(parent=parent)

    with pytest.raises(ValidationError, match="Pages were added or moved here meanwhile"):
        actions.arrange(parent=parent, pages=[first], by=None, at=AT)

    actions.arrange(parent=parent, pages=[second, first], by=None, at=AT)


def test_arrange_at_the_top_leaves_out_the_home_page():
    make_page(slug="")
    pages = [make_page(), make_page()]

    actions.arrange(parent=None, pages=pages[::-1], by=None, at=AT)

    assert list(Page.objects.exclude(path="/").in_place()) == pages[::-1]


def test_arrange_is_for_publishers_and_changes_all_or_nothing(author):
    parent = make_page()
    draft, live = make_draft(parent=parent), make_page(parent=parent)

    with pytest.raises(PermissionDenied):
        actions.arrange(parent=parent, pages=[draft, live], by=author, at=AT)

    draft.refresh_from_db()
    assert draft.order == 100


def test_keep_up_says_what_changed(publisher, author):
    page = make_page()

    actions.keep_up(page=page, changes={"order": 7, "owner": author}, by=publisher, at=AT)

    page.refresh_from_db()
    assert (page.order, page.owner) == (7, author)
    assert last_line(page) == (
        "upkeep",
        publisher,
        {"order": [100, 7], "owner": [None, "Ada Author"]},
    )


def test_keep_up_without_change_tells_nothing():
    page = make_page()

    actions.keep_up(page=page, changes={"order": page.order}, by=None, at=AT)

    assert [verb for verb, _, _ in lines(page)] == ["created", "published"]


def test_keep_up_lets_authors_say_who_owns_a_page_and_nothing_more(author):
    page = make_page()

    actions.keep_up(page=page, changes={"owner": author, "deputy": author}, by=author, at=AT)
    for changes in ({"order": 7}, {"review_due_on": AT.date()}, {"owner": None, "order": 7}):
        with pytest.raises(PermissionDenied):
            actions.keep_up(page=page, changes=changes, by=author, at=AT)

    page.refresh_from_db()
    assert (page.owner, page.order) == (author, 100)
