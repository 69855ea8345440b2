"""Screens stand beside the lists of their section, for those who may open them."""

import pytest

from portal.accounts.roles import Role
from portal.desk import screens as registry
from portal.desk.screens import Screen
from portal.desk.sections import sections
from tests.factories import make_person, make_user
from tests.reading import words

pytestmark = pytest.mark.django_db


@pytest.fixture
def bare_screen(monkeypatch):
    """A screen of an app that has no list, for publishers."""
    screen = Screen(
        "log/", "log", None, lambda user: user.has_role(Role.PUBLISHER), "Bring in", "exchange"
    )
    monkeypatch.setattr(registry, "screens", [screen])
    monkeypatch.setattr("portal.desk.sections.screens", [screen])
    return screen


def test_app_with_screens_but_no_lists_is_a_section(bare_screen):
    (section,) = sections([], make_person(Role.PUBLISHER))

    assert (section.label, section.url) == ("In and out", "/admin/log/")
    assert [one.label for one in section.entries] == ["Bring in"]


def test_screen_that_one_may_not_open_is_not_listed(bare_screen):
    assert sections([], make_person(Role.AUTHOR)) == []


def test_section_is_current_on_its_screen_and_below_it(bare_screen):
    user = make_person(Role.PUBLISHER)

    for path, is_current in {"/admin/log/": True, "/admin/log/x/": True, "/admin/": False}.items():
        assert sections([], user, path)[0].is_current is is_current, path


def test_start_lists_screens_beside_the_lists_of_their_section(desk):
    pages = desk.get("/admin/").find("h2", string="Pages").find_parent("section")

    labels = [words(link) for link in pages.select("li > a:first-child")]
    assert labels[0] == "All pages"
    assert labels[-3:] == ["Review board", "The log", "Work in progress"]


@pytest.mark.parametrize("path", ["/admin/log/", "/admin/publishing/page/"])
def test_lists_and_screens_of_a_section_are_tabs_of_one_another(desk, path):
    tabs = desk.get(path).select_one("nav[aria-label=Pages]")

    links = [link["href"] for link in tabs.select("a")]
    assert {"/admin/publishing/page/", "/admin/reviews/", "/admin/log/"} <= set(links)
    assert tabs.select_one("[aria-current]")["href"] == path


@pytest.mark.parametrize("path", ["/admin/work/", "/admin/reviews/", "/admin/log/"])
@pytest.mark.parametrize(
    ("who", "status"),
    [(None, 302), ("nobody", 403), (Role.AUTHOR, 200), (Role.ADMINISTRATOR, 200)],
)
def test_screens_answer_by_role(client, path, who, status):
    if who:
        client.force_login(make_user() if who == "nobody" else make_person(who))

    assert client.get(path).status_code == status
