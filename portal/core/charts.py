"""Charts by month: from figures to the coordinates of a small picture, and the table beside it.

Pure: no database, no clock, no HTML. `templates/components/chart.html` draws what `by_month`
returns. Coordinates are in units of the picture, WIDTH by HEIGHT, from its upper left corner; one
unit is about one pixel on a small phone, so that texts of 12 units can be read there.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil, floor
from typing import Literal

WIDTH, HEIGHT = 360, 200
LEFT, RIGHT, TOP, BOTTOM = 38, 352, 40, 160
# Labels of more months than these would touch: then every second month has one.
MOST_LABELS = 6
BAR_SHARE = 0.7
# So that a zero is seen as one, unlike a month without a figure.
LOWEST_BAR = 2


@dataclass(frozen=True)
class Point:
    """A month (its first day), its figure, and what the table says of it after the month's name.

    Without a value nothing is drawn; the table says why.
    """

    month: date
    value: float | None
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Mark:
    """A text, or a dot, at a place."""

    x: float
    y: float
    text: str = ""


@dataclass(frozen=True)
class Bar:
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class Line:
    """A horizontal line over the whole width, and what it stands for."""

    y: float
    text: str


@dataclass(frozen=True)
class Chart:
    """What the component shows. `name` begins the ids in it; `row` are the texts of the table."""

    name: str
    title: str
    description: str
    ticks: tuple[Line, ...]
    target: Line | None
    months: tuple[Mark, ...]
    years: tuple[Mark, ...]
    gaps: tuple[Mark, ...]
    bars: tuple[Bar, ...]
    lines: tuple[str, ...]
    dots: tuple[Mark, ...]
    latest: Mark | None
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    is_drawn: bool

    width, height, left, right, bottom = WIDTH, HEIGHT, LEFT, RIGHT, BOTTOM


def by_month(
    points: Sequence[Point],
    *,
    name: str,
    title: str,
    columns: Sequence[str],
    unit: str = "",
    kind: Literal["bar", "line"] = "bar",
    target: float | None = None,
) -> Chart:
    """Return the chart of some months, given in order, each once.

    `unit` follows each number in words ("percent", "links"). Percentages are drawn from 0 to 100,
    all else from 0 to a round number above the highest figure. The picture is left out
    (`is_drawn`) unless two months have a figure; the table is always there.
    """
    slots = _slots(points)
    known = [one for one in points if one.value is not None]
    top = 100.0 if unit == "percent" else ceiling([one.value for one in known] + [target or 0])
    places = [(month, _middle(number, len(slots))) for number, month in enumerate(slots)]
    values = {one.month: one.value for one in points}
    spots = [
        (x, None if values.get(month) is None else _height(values[month], top))
        for month, x in places
    ]
    return Chart(
        name=name,
        title=title,
        description=_description(known, unit, target),
        ticks=tuple(Line(_height(one, top), short(one, unit)) for one in (0, top / 2, top)),
        target=None if target is None else Line(_height(target, top), said(target, unit)),
        months=tuple(_month_labels(places)),
        years=tuple(_year_labels(places)),
        gaps=tuple(Mark(x, BOTTOM - 4, "–") for x, y in spots if y is None),
        bars=tuple(_bars(spots)) if kind == "bar" else (),
        lines=tuple(_lines(spots)) if kind == "line" else (),
        dots=tuple(Mark(x, y) for x, y in spots if y is not None) if kind == "line" else (),
        latest=_latest(spots, known, unit),
        columns=("Month", *columns),
        rows=tuple((f"{one.month:%B %Y}", *one.cells) for one in points),
        is_drawn=len(known) > 1,
    )


def said(value: float, unit: str) -> str:
    """Return a number with its unit in words: "97.5 percent", "1 link", "1,200 links"."""
    return f"{number(value, unit)} {unit.removesuffix('s') if value == 1 else unit}".strip()


def short(value: float, unit: str) -> str:
    """Return a number as there is room for in a picture: "97%", "3"."""
    return f"{number(value, unit)}{'%' if unit == 'percent' else ''}"


def number(value: float, unit: str) -> str:
    """Return a number with one decimal at most, never rounded to where a target would be met.

    Of percent a target is the least that will do, so 99.96 is not 100; of all else it is the most,
    so 2.51 is not 2.5.
    """
    tenths = floor(value * 10 + 1e-6) if unit == "percent" else ceil(value * 10 - 1e-6)
    return f"{tenths / 10:,.1f}".removesuffix(".0")


def ceiling(values: Sequence[float]) -> float:
    """Return the lowest of 2, 4, 10, 20, 40, 100 … that no value is above; half of it is whole."""
    highest, step = max(values, default=0), 1
    while True:
        for digit in (2, 4, 10):
            if highest <= digit * step:
                return float(digit * step)
        step *= 10


def _slots(points):
    """Return every month from the first to the last, whether there is a point for it or not."""
    if not points:
        return []
    first, last = points[0].month, points[-1].month
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    return [
        date(first.year + (first.month - 1 + step) // 12, (first.month - 1 + step) % 12 + 1, 1)
        for step in range(count)
    ]


def _middle(place, count):
    return round(LEFT + (RIGHT - LEFT) * (place + 0.5) / count, 1)


def _height(value, top):
    """Return where a value stands; one beyond the top stands at the top."""
    return round(BOTTOM - (BOTTOM - TOP) * min(value / top, 1), 1)


def _bars(spots):
    width = round((RIGHT - LEFT) / len(spots) * BAR_SHARE, 1) if spots else 0
    for x, y in spots:
        if y is not None:
            upper = min(y, BOTTOM - LOWEST_BAR)
            yield Bar(round(x - width / 2, 1), upper, width, round(BOTTOM - upper, 1))


def _lines(spots):
    """Yield each run of months with a figure as the points of a polyline."""
    run: list[str] = []
    for x, y in [*spots, (0, None)]:
        if y is not None:
            run.append(f"{x},{y}")
            continue
        if len(run) > 1:
            yield " ".join(run)
        run = []


def _labeled(places):
    """Return the months that have a label, the last one always."""
    step = 1 if len(places) <= MOST_LABELS else 2
    return places[::-1][::step][::-1]


def _month_labels(places):
    return (Mark(x, BOTTOM + 16, f"{month:%b}") for month, x in _labeled(places))


def _year_labels(places):
    """Yield each year under the first of its months that has a label."""
    year = None
    for month, x in _labeled(places):
        if month.year != year:
            year = month.year
            yield Mark(x, BOTTOM + 32, str(year))


def _latest(spots, known, unit):
    drawn = [spot for spot in spots if spot[1] is not None]
    if not drawn:
        return None
    x, y = drawn[-1]
    return Mark(x, round(min(y, BOTTOM - LOWEST_BAR) - 5, 1), short(known[-1].value, unit))


def _description(known, unit, target):
    """Return the picture in words: the lowest, the highest, the latest figure, and the target."""
    if not known:
        return "No figures yet."
    lowest, highest = (pick(known, key=lambda one: one.value) for pick in (min, max))
    end = "." if target is None else f". Target: {said(target, unit)}."
    if lowest.value == highest.value:
        return f"{said(lowest.value, unit)} in each month that has a figure{end}"
    told = [("Lowest", lowest), ("highest", highest), ("latest", known[-1])]
    figures = (f"{word} {said(one.value, unit)} in {one.month:%B %Y}" for word, one in told)
    return f"{', '.join(figures)}{end}"
