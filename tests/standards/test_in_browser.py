"""The results in a browser: a picture that fits its window, and nobody kept from reading."""

from datetime import date

import pytest

from portal.standards.models import ServiceStandards
from portal.standards.months import after
from tests.conftest import DESKTOP, PHONE
from tests.factories import make_page
from tests.standards.records import OCTOBER, make_measure, make_target

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("window", [DESKTOP, PHONE], ids=["wide", "narrow"])
def test_results_are_accessible_and_fit_the_window(live_server, open_page, axe, window):
    path = make_page(ServiceStandards).path
    target = make_target(caveats="Fast is not helpful.")
    for step in range(12):
        make_measure(target, month=after(OCTOBER, -step), value=80 + step, note="1 is left out.")
    page = open_page(**window)

    page.goto(path)

    assert axe(page) == []
    picture = page.get_by_role("img", name=f"{target.title}, by month")
    box, width = picture.bounding_box(), window["viewport"]["width"]
    assert 0 < box["x"] < box["x"] + box["width"] <= width
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    # The table says the same, below or beside it.
    table = page.get_by_role("table", name=f"{target.title}, by month")
    assert (
        table.get_by_role("row").nth(12).inner_text().split("\t")[0] == f"{date(2026, 10, 1):%B %Y}"
    )
