"""The screens on which a page is moved, copied, ended and put in order."""

import pytest

from portal.accounts.roles import Role
from portal.publishing.models import Page
from telework.models import Topic
from tests.factories import make_draft, make_page, make_person
from tests.publishing.desk import url_of
from tests.publishing.log import last_line

pytestmark = pytest.mark.django_db


# Move


def test_move_form_begins_with_where_the_page_is(desk):
    parent = make_page(slug="telework")
    page = make_page(Topic, parent=parent, slug="leave")

    form = desk.get(url_of(page, "move"))

    assert form.select_one("[name=slug]")["value"] == "leave"
    assert form.select_one("[name=parent] option[selected]")["value"] == str(parent.pk)


def test_move_says_how_many_pages_come_along(desk):
    page = make_page(Topic, slug="leave")
    make_page(parent=page)

    assert "1 page below it moves along" in desk.get(url_of(page, "move")).main.text


def test_moving_a_page_redirects_its_readers(desk, client, editor):
    page = make_page(Topic, slug="one")
    parent = make_page(slug="telework")

    answer = desk.post(url_of(page, "move"), {"parent": parent.pk, "slug": "two"}, status=302)

    assert answer["Location"] == page.edit_url
    assert client.get("/one/")["Location"] == "/telework/two/"
    assert last_line(page) == ("moved", editor, {"from": "/one/", "to": "/telework/two/"})


@pytest.mark.parametrize(
    ("slug", "words", "field"),
    [
        ("taken", "Another page is at /taken/ already", "slug"),
        ("search", "/search/ is an address of the portal's own", "slug"),
        ("Big_Words", "Use small letters", "slug"),
        ("two--hyphens", "single hyphens", "slug"),
        ("", "This field is required", "slug"),
    ],
)
def test_move_to_where_no_page_can_be_is_refused_at_the_field(desk, slug, words, field):
    make_page(slug="taken")
    page = make_page(Topic, slug="one")

    form = desk.post(url_of(page, "move"), {"parent": "", "slug": slug}, status=200)

    assert words in form.select_one(f".field-{field}.errors").text
    page.refresh_from_db()
    assert page.path == "/one/"


def test_move_below_a_draft_is_refused_at_the_parent(desk):
    page = make_page(Topic)

    form = desk.post(
        url_of(page, "move"), {"parent": make_draft(slug="plan").pk, "slug": "x"}, status=200
    )

    assert "Publish /plan/ first" in form.select_one(".field-parent.errors").text


def test_move_below_itself_is_refused_above_the_form(desk):
    page = make_page(Topic, slug="one")

    form = desk.post(url_of(page, "move"), {"parent": page.pk, "slug": "x"}, status=200)

    assert "A page cannot be moved below itself" in form.main.text


@pytest.mark.parametrize("parent", ["9999", "x"])
def test_move_below_nothing_is_refused(desk, parent):
    page = make_page(Topic, slug="one")

    form = desk.post(url_of(page, "move"), {"parent": parent, "slug": "x"}, status=200)

    assert form.select_one(".field-parent.errors")


def test_move_into_a_section_of_others_is_refused_at_the_parent(client_reads):
    user = make_person(Role.PUBLISHER, "site")
    user.grants.create(role=Role.AUTHOR, section="training")
    client_reads.login(user)
    page, training = make_page(slug="one"), make_page(slug="training")

    form = client_reads.post(url_of(page, "move"), {"parent": training.pk, "slug": "x"}, status=200)

    assert "You have no such role in the section" in form.select_one(".field-parent.errors").text


def test_moved_home_page_stays(desk):
    home = make_page(slug="")

    form = desk.post(url_of(home, "move"), {"parent": "", "slug": "start"}, status=200)

    assert "The home page stays at /" in form.main.text


# Copy


def test_copy_is_a_draft_that_opens_next(desk, editor):
    page = make_page(Topic, slug="one", body="The text.")

    answer = desk.post(url_of(page, "duplicate"), {"parent": "", "slug": "two"}, status=302)

    copy = Topic.objects.get(path="/two/")
    assert (answer["Location"], copy.state, copy.owner) == (copy.edit_url, "draft", editor)
    assert copy.revisions.get().content["body"] == "The text."


def test_copy_is_offered_an_address_of_its_own(desk):
    page, home = make_page(Topic, slug="one"), make_page(slug="")

    offered = [
        desk.get(url_of(one, "duplicate")).select_one("[name=slug]")["value"]
        for one in (page, home)
    ]

    assert offered == ["one-copy", "home-copy"]


@pytest.mark.parametrize(
    ("slug", "words"),
    [
        ("one", "Another page is at /one/ already"),
        ("search", "/search/ is an address of the portal's own"),
    ],
)
def test_copy_to_where_no_page_can_be_is_refused_at_the_field(desk, slug, words):
    page = make_page(Topic, slug="one")

    form = desk.post(url_of(page, "duplicate"), {"parent": "", "slug": slug}, status=200)

    assert words in form.select_one(".field-slug.errors").text
    assert Page.objects.count() == 1


def test_author_of_another_section_copies_a_page_into_their_own(client_reads):
    client_reads.login(make_person(Role.AUTHOR, "training"))
    page, training = make_page(slug="one"), make_page(slug="training")

    form = client_reads.post(url_of(page, "duplicate"), {"parent": "", "slug": "two"}, status=200)
    assert "You have no such role" in form.select_one(".field-parent.errors").text

    client_reads.post(url_of(page, "duplicate"), {"parent": training.pk, "slug": "two"}, status=302)
    assert Page.objects.get(path="/training/two/").state == "draft"


# The end


def end(desk, page, way, *, status=302, **typed):
    return desk.post(url_of(page, "retire"), {"way": way, **typed}, status=status)


def test_page_is_withdrawn_with_its_reason(desk, client):
    page = make_page(Topic)

    end(desk, page, "withdraw", reason="The order was revoked.")

    assert b"The order was revoked." in client.get(page.path).content


def test_page_is_replaced_by_another(desk, client):
    page, successor = make_page(Topic), make_page(slug="new")

    end(desk, page, "replace", successor=successor.pk)

    assert client.get(page.path)["Location"] == "/new/"


def test_page_is_removed_with_its_reason(desk, client):
    page, other = make_page(Topic), make_page()

    # Whoever changed their mind about the way may have chosen a successor before.
    end(desk, page, "remove", reason="The program ended.", successor=other.pk)

    answer = client.get(page.path)
    assert (answer.status_code, b"The program ended." in answer.content) == (410, True)


@pytest.mark.parametrize(
    ("way", "field", "words"),
    [
        ("withdraw", "reason", "Say why"),
        ("remove", "reason", "Say why"),
        ("replace", "successor", "Choose the page that takes its place"),
        ("", "way", "This field is required"),
        ("burn", "way", "Select a valid choice"),
    ],
)
def test_end_that_lacks_something_is_refused_at_the_field(desk, way, field, words):
    page = make_page(Topic)

    form = end(desk, page, way, status=200)

    assert words in form.select_one(f".field-{field}.errors").text
    page.refresh_from_db()
    assert page.is_live


def test_end_in_favor_of_itself_a_draft_or_nothing_is_refused(desk):
    page = make_page(Topic)

    for other in (page.pk, make_draft().pk, 9999):
        form = end(desk, page, "replace", status=200, successor=other)
        assert form.select_one(".field-successor.errors")


def test_removal_is_refused_with_the_pages_that_link_to_it(desk):
    page = make_page(Topic, slug="old")
    make_page(slug="source", body="See [it](page:/old/).")

    form = end(desk, page, "remove", status=200, reason="The program ended.")

    assert "Pages link to it: /source/. Change them first" in form.main.text
    assert form.select_one("[name=reason]").text.strip() == "The program ended."


# Order


def order(parent):
    return list(Page.objects.filter(parent=parent).in_place().values_list("slug", flat=True))


@pytest.fixture
def parent(db):
    """A page with three pages below it: a, b and c."""
    parent = make_page(slug="telework")
    for place, slug in enumerate("abc"):
        make_page(parent=parent, slug=slug, order=place)
    return parent


def arrange(desk, parent, **pressed):
    """Press a button of the form as it stands, by the page's slug."""
    pages = Page.objects.filter(parent=parent).in_place()
    posted = {name: pages.get(slug=slug).pk for name, slug in pressed.items()}
    posted["pages"] = [page.pk for page in pages]
    return desk.post(url_of(parent, "arrange"), posted, status=302)


def test_order_is_shown_as_it_stands(desk, parent):
    soup = desk.get(url_of(parent, "arrange"))

    shown = [button["value"] for button in soup.select("button[name=up]")]
    below = Page.objects.filter(parent=parent).in_place()
    assert shown == [str(page.pk) for page in below]
    assert soup.select_one("button[name=up]").has_attr("disabled")


@pytest.mark.parametrize(
    ("pressed", "expected"),
    [
        ({"up": "b"}, "bac"),
        ({"down": "b"}, "acb"),
        ({"up": "a"}, "abc"),
        ({"down": "c"}, "abc"),
        ({"up": "c"}, "acb"),
    ],
)
def test_page_moves_by_a_place(desk, parent, pressed, expected):
    answer = arrange(desk, parent, **pressed)

    assert "".join(order(parent)) == expected
    moved = Page.objects.get(slug=next(iter(pressed.values())))
    assert answer["Location"].endswith(f"/arrange/#page-{moved.pk}")


def test_order_changed_in_the_menus_at_once(desk, client, parent):
    arrange(desk, parent, up="c")

    text = client.get("/telework/a/").content.decode()
    assert text.index('href="/telework/c/"') < text.index('href="/telework/b/"')


def test_pages_added_meanwhile_are_not_lost(desk, parent):
    pages = list(Page.objects.filter(parent=parent).in_place())
    posted = {"pages": [page.pk for page in pages], "up": pages[1].pk}
    make_page(parent=parent, slug="d")

    desk.post(url_of(parent, "arrange"), posted, status=302)

    assert "Pages were added or moved here meanwhile" in desk.get(url_of(parent, "arrange")).text
    assert "".join(order(parent)) == "abcd"


@pytest.mark.parametrize(
    "pages",
    [[], ["x"], ["1", "1", "1"], ["9" * 30]],
)
def test_list_that_was_made_up_changes_nothing(desk, parent, pages):
    desk.post(url_of(parent, "arrange"), {"pages": pages, "up": "1"}, status=302)

    assert "".join(order(parent)) == "abc"


def test_pages_of_another_parent_are_not_moved(desk, parent):
    others = [make_page(), make_page()]
    posted = {"pages": [page.pk for page in others], "up": others[1].pk}

    desk.post(url_of(parent, "arrange"), posted, status=302)

    assert {Page.objects.get(pk=page.pk).order for page in others} == {100}


def test_page_without_pages_below_says_so(desk):
    assert "no pages right below" in desk.get(url_of(make_page(), "arrange")).main.text
