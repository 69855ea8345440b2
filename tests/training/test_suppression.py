"""What an agency sees of its numbers gives no small one away."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from training.agencies.months import fiscal_year, month_of, months_of, months_over
from training.agencies.suppression import (
    FEWEST,
    Figure,
    Kind,
    Version,
    cell,
    may_be_known,
    sum_of_shown,
    true_total,
    year_table,
)

YEAR = 2027
MONTHS = months_of(YEAR)
SMALL = st.integers(0, FEWEST - 1)
# What matters happens near ten.
NUMBER = st.one_of(SMALL, st.just(0), st.integers(FEWEST - 1, FEWEST + 1), st.integers(0, 300))
DAYS = st.dates(date(2026, 9, 1), date(2028, 1, 31))


@st.composite
def worlds(draw):
    """Return versions of a course and how many certificates each had in each month."""
    starts = draw(st.lists(st.integers(-3, 11), min_size=1, max_size=3))
    versions = [
        Version(key, f"2027.{key}", MONTHS[0] - timedelta(days=90) if start < 0 else MONTHS[start])
        for key, start in enumerate(sorted(starts))
    ]
    counts = {
        (one.key, month): draw(NUMBER) for one in versions for month in MONTHS if one.since <= month
    }
    return versions, counts


def history(versions, counts, today):
    """Return all that was ever shown until a day: the table on the first of every month."""
    firsts = sorted({*MONTHS, month_of(today), date(YEAR, 10, 1)})
    days = [day for day in firsts if day <= today]
    return [year_table(versions, counts, year=YEAR, today=day) for day in [*days, today]]


def another_world(counts, hidden, chosen, value, is_total_shown):
    """Return counts in which a small cell has another value, and the others make up for it."""
    rest = sum(counts[one] for one in hidden) - value if is_total_shown else 0
    other = {**counts, chosen: value}
    for one in hidden:
        if one != chosen:
            other[one] = min(FEWEST - 1, rest)
            rest -= other[one]
    assert rest == 0
    return other


@given(world=worlds(), today=DAYS, data=st.data())
@settings(max_examples=60, deadline=None)
def test_small_cell_could_have_any_small_value(world, today, data):
    versions, counts = world
    over = set(months_over(YEAR, today))
    hidden = [one for one, count in counts.items() if one[1] in over and count < FEWEST]
    if not hidden:
        return
    table = year_table(versions, counts, year=YEAR, today=today)
    is_total_shown = table.is_over and table.total.kind == Kind.EXACT
    chosen, value = data.draw(st.sampled_from(hidden)), data.draw(SMALL)

    other = another_world(counts, hidden, chosen, value, is_total_shown)

    assert history(versions, other, today) == history(versions, counts, today)


@given(world=worlds(), today=DAYS, number=NUMBER)
@settings(max_examples=40, deadline=None)
def test_month_that_is_not_over_is_not_shown(world, today, number):
    versions, counts = world
    shown = year_table(versions, counts, year=YEAR, today=today)

    later = {key: number if key[1] >= month_of(today) else one for key, one in counts.items()}

    assert year_table(versions, later, year=YEAR, today=today) == shown
    first = min(one.since for one in versions)
    over = [month for month in months_over(YEAR, today) if month >= first]
    assert [line.month for line in shown.lines] == over


@given(world=worlds(), today=DAYS)
@settings(max_examples=40, deadline=None)
def test_exact_numbers_are_true_and_never_small(world, today):
    versions, counts = world

    table = year_table(versions, counts, year=YEAR, today=today)

    over = set(months_over(YEAR, today))
    of_course = sum(count for (_, month), count in counts.items() if month in over)
    figures = [figure for line in table.lines for figure in (*line.cells, line.total) if figure]
    exact = [one.number for one in (*figures, *table.totals, table.total) if one.kind == Kind.EXACT]
    assert all(number >= FEWEST for number in exact)
    assert table.total.number <= of_course
    if table.total.kind == Kind.EXACT:
        assert table.total.number == of_course
    for line in table.lines:
        for version, figure in zip(table.versions, line.cells, strict=True):
            count = counts.get((version.key, line.month))
            assert figure == (None if count is None else cell(count))


@given(st.integers(0, 60), st.integers(1, 6))
def test_sum_may_be_known_only_where_every_cell_keeps_all_its_values(total, number):
    most = FEWEST - 1
    each_way = all(0 <= total - value <= most * (number - 1) for value in range(FEWEST))

    assert may_be_known(total, number) == (each_way and total >= FEWEST)


@pytest.mark.parametrize(
    ("counts", "shown"),
    [
        ([12, 30], "42"),
        ([12, 9], "at least 12"),
        ([12, 5, 4], "at least 12"),
        ([12, 5, 5, 5], "27"),
        ([9, 9], "not shown"),
        ([5, 4, 0, 0], "not shown"),
        ([5, 5, 0, 0], "10"),
        ([1_200], "1,200"),
        ([], "not shown"),
    ],
)
def test_total_of_a_year(counts, shown):
    assert str(true_total(counts)) == shown


def test_total_of_part_of_a_year_is_that_of_the_cells_shown():
    assert str(sum_of_shown([12, 5, 5, 5])) == "at least 12"


def test_version_without_certificates_looks_like_one_with_few():
    versions = [Version(1, "2027.1", MONTHS[0])]

    none, few = (
        year_table(versions, counts, year=YEAR, today=date(2026, 12, 5))
        for counts in ({}, {(1, MONTHS[0]): 9, (1, MONTHS[1]): 3})
    )

    assert none == few
    assert none.lines[0].cells == (Figure(Kind.FEW),)
    assert str(none.lines[0].cells[0]) == "fewer than 10"


def test_version_has_no_cell_before_it_was_in_force():
    versions = [Version(1, "2027.1", MONTHS[0]), Version(2, "2027.2", MONTHS[2])]

    table = year_table(versions, {}, year=YEAR, today=date(2027, 1, 1))

    assert [line.cells[1] for line in table.lines] == [None, None, Figure(Kind.FEW)]
    assert len(year_table(versions, {}, year=YEAR, today=date(2026, 11, 30)).versions) == 1


@pytest.mark.parametrize(
    ("day", "year"),
    [(date(2026, 9, 30), 2026), (date(2026, 10, 1), 2027), (date(2027, 1, 1), 2027)],
)
def test_fiscal_year_begins_in_october(day, year):
    assert fiscal_year(day) == year
    assert months_of(year)[0].month == 10
    assert len({*months_of(year)}) == 12
