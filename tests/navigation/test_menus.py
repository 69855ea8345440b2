import pytest
from django.core.exceptions import ValidationError

from portal.core import generation
from portal.navigation.menus import breadcrumbs, main_menu, menus, side_menu
from portal.navigation.models import MenuItem
from portal.publishing import actions
from tests.factories import AT, make_draft, make_page
from tests.reading import words

pytestmark = pytest.mark.django_db


@pytest.fixture
def empty_menus(db):
    MenuItem.objects.all().delete()


def labels(entries):
    return [entry["label"] for entry in entries]


def test_menu_leaves_out_what_leads_nowhere(empty_menus):
    section = MenuItem.objects.create(menu="main", label="Policy", url="https://example.gov/")
    for label, fields in {
        "Live": {"page": make_page()},
        "Draft": {"page": make_draft()},
        "Waiting": {},
        "Hidden": {"url": "/a-z/", "is_shown": False},
    }.items():
        MenuItem.objects.create(menu="main", parent=section, label=label, **fields)
    MenuItem.objects.create(menu="main", label="Empty section")

    found = menus()["main"]

    assert labels(found) == ["Policy"]
    assert labels(found[0]["items"]) == ["Live"]


def test_menu_follows_a_page_that_moves(empty_menus):
    page = make_page(slug="one")
    MenuItem.objects.create(menu="main", label="Page", page=page)

    actions.move(page=page, parent=None, slug="two", by=None, at=AT)

    assert menus()["main"][0]["url"] == "/two/"


def test_main_menu_marks_the_section_that_the_reader_is_in(empty_menus):
    page = make_page(slug="telework")
    MenuItem.objects.create(menu="main", label="Telework", page=page, order=1)
    MenuItem.objects.create(menu="main", label="Policy", url="https://example.gov/", order=2)

    marks = [section["is_current"] for section in main_menu("/telework/employees/")]

    assert marks == [True, False]


def test_breadcrumbs_lead_from_home_to_the_parent():
    top = make_page(slug="telework", short_title="Telework")
    middle = make_page(slug="employees", short_title="Employees", parent=top)
    page = make_page(slug="basics", parent=middle)

    assert breadcrumbs(page) == [
        {"label": "Home", "url": "/"},
        {"label": "Telework", "url": "/telework/"},
        {"label": "Employees", "url": "/telework/employees/"},
    ]


def test_side_menu_opens_only_the_way_to_the_page():
    top = make_page(slug="telework")
    here, there = make_page(slug="here", parent=top, order=1), make_page(slug="there", parent=top)
    page = make_page(slug="leaf", parent=here)
    make_page(slug="other", parent=there)
    generation.bump()

    menu = side_menu(page)

    assert [item["url"] for item in menu["items"]] == ["/telework/here/", "/telework/there/"]
    assert [item["is_current"] for item in menu["items"][0]["items"]] == [True]
    assert menu["items"][1]["items"] == []


@pytest.mark.parametrize("url", ["nowhere", "javascript:alert(1)", "ftp://example.gov/"])
def test_menu_item_refuses_what_is_no_address(url):
    with pytest.raises(ValidationError, match="full address"):
        MenuItem(menu="main", label="Bad", url=url).full_clean()


def test_a_to_z_lists_pages_by_title_and_other_names(client_reads):
    page = make_page(title="Telework basics for everyone", aliases="work from home\n24-hour rule")

    first = client_reads.get("/a-z/")

    letters = {link.text: link["href"] for link in first.select(".letters a")}
    assert letters == {"0–9": "/a-z/0-9/", "T": "/a-z/t/", "W": "/a-z/w/"}
    entries = {
        name: client_reads.get(url).select_one("main section") for name, url in letters.items()
    }
    assert {name: words(entry.li) for name, entry in entries.items()} == {
        "0–9": f"24-hour rule see {page.title}",
        "T": page.title,
        "W": f"Work from home see {page.title}",
    }
    assert {entry.a["href"] for entry in entries.values()} == {page.path}
    assert words(first.select_one("main section")) == words(entries["0–9"])


def test_a_to_z_has_no_page_for_a_letter_not_in_use(client):
    make_page(title="Telework basics for everyone")

    assert client.get("/a-z/t/").status_code == 200
    assert client.get("/a-z/q/").status_code == 404


def test_a_to_z_of_an_empty_portal_is_empty(client_reads):
    assert not client_reads.get("/a-z/").select("main section")


def test_frame_marks_the_readers_section_on_every_page(client_reads):
    MenuItem.objects.all().delete()
    top = make_page(slug="telework")
    page, other = make_page(parent=top), make_page(slug="other")
    MenuItem.objects.create(menu="main", label="Telework", page=top)
    generation.bump()

    marked = [
        bool(client_reads.get(path).select("[data-main-menu] [aria-current]"))
        for path in (page.path, other.path, top.path)
    ]

    assert marked == [True, False, True]
