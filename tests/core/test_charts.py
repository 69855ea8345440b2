"""Charts by month: what is drawn where, what is said, and that nothing leaves the picture."""

from datetime import date

import pytest
from django.template.loader import render_to_string
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from portal.core.charts import BOTTOM, LEFT, RIGHT, TOP, Point, by_month, ceiling, number, said


def month(index):
    """Return a month by its number, counted from January 2026."""
    return date(2026 + index // 12, index % 12 + 1, 1)


def chart(values, **options):
    """Return a chart of successive months from January 2026 on; a skipped one is "missing"."""
    points = [
        Point(month(index), value, (f"{value}", "20"))
        for index, value in enumerate(values)
        if value != "missing"
    ]
    fields = {"name": "answers", "title": "Answers", "columns": ("Result", "Cases")}
    return by_month(points, **fields | {"unit": "percent"} | options)


def drawn(chart):
    return html.fromstring(render_to_string("components/chart.html", {"chart": chart}))


def test_percentages_are_drawn_from_zero_to_a_hundred():
    found = chart([0, 50, 100])

    assert [tick.text for tick in found.ticks] == ["0%", "50%", "100%"]
    assert [round(bar.y + bar.height, 1) for bar in found.bars] == [BOTTOM] * 3
    assert [bar.height for bar in found.bars] == [2, 60, 120]


def test_month_without_figure_is_a_gap_and_no_zero():
    found = chart([90, None, 0])

    assert len(found.bars) == 2
    assert [gap.x for gap in found.gaps] == [195]
    assert found.bars[1].x > found.gaps[0].x


def test_month_that_is_missing_keeps_its_place():
    found = chart([90, "missing", "missing", 80])

    assert [round(bar.x + bar.width / 2, 1) for bar in found.bars] == [77.2, 312.8]
    assert [row[0] for row in found.rows] == ["January 2026", "April 2026"]


def test_line_is_broken_where_a_figure_is_missing():
    found = chart([90, 80, None, 70, None, 60, 50], kind="line")

    assert [len(line.split()) for line in found.lines] == [2, 2]
    assert (len(found.dots), found.bars) == (5, ())


def test_target_is_drawn_and_said():
    found = chart([90, 80], target=95)

    assert (found.target.y, found.target.text) == (46, "95 percent")
    assert found.description.endswith(" Target: 95 percent.")


def test_other_units_are_drawn_up_to_a_round_number():
    found = chart([3, 7], unit="links", target=0)

    assert [tick.text for tick in found.ticks] == ["0", "5", "10"]
    assert found.latest.text == "7"


def test_description_says_what_the_picture_shows():
    found = chart([90, None, 97.25, 93])

    assert found.description == (
        "Lowest 90 percent in January 2026, highest 97.2 percent in March 2026, "
        "latest 93 percent in April 2026."
    )


def test_description_of_equal_figures_is_short():
    assert chart([90, None, 90]).description == "90 percent in each month that has a figure."


@pytest.mark.parametrize(
    ("months", "labels", "years"),
    [
        (3, ["Jan", "Feb", "Mar"], ["2026"]),
        (7, ["Jan", "Mar", "May", "Jul"], ["2026"]),
        (14, ["Feb", "Apr", "Jun", "Aug", "Oct", "Dec", "Feb"], ["2026", "2027"]),
    ],
)
def test_labels_never_touch_and_the_last_month_has_one(months, labels, years):
    found = chart([50] * months)

    assert [one.text for one in found.months] == labels
    assert [one.text for one in found.years] == years


@pytest.mark.parametrize(
    ("values", "is_drawn"), [([], False), ([90], False), ([90, None], False), ([90, 80], True)]
)
def test_one_figure_makes_no_picture_but_a_table(values, is_drawn):
    found = chart(values)

    element = drawn(found)

    assert (found.is_drawn, bool(element.xpath("//svg"))) == (is_drawn, is_drawn)
    assert len(element.xpath("//tbody/tr")) == len(values)


@pytest.mark.parametrize(
    ("value", "text"),
    [(99.96, "99.9"), (100, "100"), (2.5, "2.5"), (0, "0"), (1234, "1,234"), (0.3, "0.3")],
)
def test_percentage_is_never_rounded_up_to_all(value, text):
    assert number(value, "percent") == text


@pytest.mark.parametrize(
    ("value", "text"), [(2.59, "2.6"), (2.51, "2.6"), (2.5, "2.5"), (0.3, "0.3"), (3, "3")]
)
def test_seconds_are_never_rounded_down_to_their_target(value, text):
    assert number(value, "seconds") == text


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [(1, "links", "1 link"), (2, "links", "2 links"), (1, "percent", "1 percent"), (3, "", "3")],
)
def test_unit_follows_the_number_in_words(value, unit, text):
    assert said(value, unit) == text


@pytest.mark.parametrize(
    ("highest", "top"), [(0, 2), (2, 2), (2.5, 4), (5, 10), (11, 20), (40, 40), (401, 1000)]
)
def test_ceiling_is_the_next_round_number(highest, top):
    assert ceiling([highest]) == top


def test_picture_has_a_name_a_description_and_no_style():
    svg = drawn(chart([90, 95], target=95)).xpath("//svg")[0]

    assert svg.get("role") == "img"
    ids = svg.get("aria-labelledby").split()
    said_by = [svg.xpath(f"//*[@id='{one}']")[0].text for one in ids]
    assert said_by[0] == "Answers, by month"
    assert said_by[1].startswith("Lowest 90 percent")
    assert [one for one in svg.iter() if one.get("style")] == []


def test_table_says_all_that_the_picture_shows():
    table = drawn(chart([90, None])).xpath("//table")[0]

    assert table.xpath("caption/text()") == ["Answers, by month"]
    assert table.xpath("thead//th/text()") == ["Month", "Result", "Cases"]
    assert table.xpath("tbody/tr[2]/*/text()") == ["February 2026", "None", "20"]
    assert table.xpath("tbody/tr/th/@scope") == ["row", "row"]


figures = st.one_of(st.none(), st.floats(0, 1e9))


@pytest.mark.slow
@settings(max_examples=60)
@given(
    values=st.lists(figures, min_size=1, max_size=24),
    unit=st.sampled_from(["percent", "links", ""]),
    kind=st.sampled_from(["bar", "line"]),
    target=figures,
)
def test_everything_drawn_is_within_the_picture(values, unit, kind, target):
    found = chart(values, unit=unit, kind=kind, target=target)

    for bar in found.bars:
        assert bar.x >= LEFT
        assert bar.x + bar.width <= RIGHT
        assert TOP <= bar.y <= bar.y + bar.height <= BOTTOM + 0.1
    marks = [*found.dots, *found.months, *found.gaps, *filter(None, [found.latest])]
    assert all(LEFT <= mark.x <= RIGHT for mark in marks)
    assert all(TOP <= line.y <= BOTTOM for line in [*found.ticks, *filter(None, [found.target])])
    known = [value for value in values if value is not None]
    assert len(found.bars if kind == "bar" else found.dots) == len(known)
    assert len(found.gaps) == len(values) - len(known)
