from collections import defaultdict

import pytest

from portal.navigation import seeding
from portal.navigation.models import MenuItem
from portal.publishing import actions
from tests.factories import AT, make_editor, make_page

pytestmark = pytest.mark.django_db

MENUS = """
[[main]]
label = "Telework"
page = "/telework/"
items = [
  { label = "Waiting" },
  { label = "Rules", url = "https://example.gov/" },
]
"""


@pytest.fixture(autouse=True)
def telework():
    return make_page(slug="telework")


@pytest.fixture
def sow(monkeypatch, tmp_path):
    """A function that seeds menus from a text and returns which of them it filled."""

    def sow(text):
        file = tmp_path / "menus.toml"
        file.write_text(text)
        monkeypatch.setattr(seeding, "FILE", file)
        outcome = defaultdict(list)
        seeding.sow_menus(outcome=outcome)
        return outcome["menus filled"]

    return sow


def entries():
    return [(item.label, item.leads_to, item.is_shown) for item in map(leading, _items())]


def _items():
    return MenuItem.objects.order_by("parent__label", "order").select_related("page", "parent")


def leading(item):
    item.leads_to = item.page.path if item.page else item.url
    return item


def test_menus_are_filled_in_order_and_an_entry_without_address_waits(sow):
    assert sow(MENUS) == ["main"]

    assert sorted(entries()) == [
        ("Rules", "https://example.gov/", True),
        ("Telework", "/telework/", True),
        ("Waiting", "", False),
    ]
    assert [item.label for item in _items().exclude(parent=None)] == ["Waiting", "Rules"]


def test_menus_that_say_what_the_file_says_are_left_alone(sow):
    sow(MENUS)
    before = set(MenuItem.objects.values_list("pk", flat=True))

    assert sow(MENUS) == []
    assert set(MenuItem.objects.values_list("pk", flat=True)) == before


def test_menus_nobody_touched_follow_the_file(sow):
    sow(MENUS)

    assert sow(MENUS.replace("Rules", "Regulations")) == ["main"]
    assert "Rules" not in [label for label, *_ in entries()]


def test_menus_that_somebody_changed_stay(sow, client_reads):
    sow(MENUS)
    client_reads.login(make_editor())
    item = MenuItem.objects.get(label="Rules")
    client_reads.post(f"/admin/navigation/menuitem/{item.pk}/delete/", {"post": "yes"}, status=302)

    assert sow(MENUS) == []
    assert "Rules" not in [label for label, *_ in entries()]


def test_entry_follows_a_page_that_moved(sow, telework):
    actions.move(page=telework, parent=None, slug="working-away", by=None, at=AT)

    sow(MENUS)

    assert ("Telework", "/working-away/", True) in entries()
