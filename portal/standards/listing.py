"""The targets with their results as readers see them, looked up once a generation."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch

from portal.core import charts
from portal.core.generation import per_generation

from . import figures
from .figures import Count

# From their own modules: the page, which the package holds too, asks for this list.
from .models.measure import Measure
from .models.target import Target
from .months import after, period_of, period_words

MONTHS = 12
COLUMNS = ("Result", "Cases")


@dataclass(frozen=True)
class Result:
    """What came of a target in a month."""

    month: date
    count: Count
    words: str
    cases: str
    source: str


@dataclass(frozen=True)
class Standard:
    """A target and its results: the latest for its period, and the months, the newest first.

    `verdict` is empty where there is no target, no figure, or a few cases only.
    """

    target: Target
    results: tuple[Result, ...]
    period: str
    latest: Count
    latest_words: str
    verdict: str
    chart: charts.Chart | None

    @property
    def note(self) -> str:
        """What is to be said of the newest result; the file has the remarks on the others."""
        return self.results[0].count.note if self.results else ""

    @property
    def sources(self) -> list[str]:
        """Who measured, where it was not the portal itself."""
        return list(dict.fromkeys(one.source.rstrip(".") for one in self.results if one.source))


@per_generation
def standards() -> tuple[Standard, ...]:
    """Return every target that is shown, with up to a year of results; two queries."""
    measures = Prefetch("measures", Measure.objects.order_by("-month"))
    return tuple(map(_standard, Target.objects.shown().in_order().prefetch_related(measures)))


def _standard(target):
    results = _results(target)
    months = period_of(results[0].month, target.period) if results else []
    within = [one for one in reversed(results) if one.month in months]
    latest = figures.together([one.count for one in within], target.unit)
    # Where figures do not add up, the latest stands for its own month alone.
    alone = [one.month for one in within if one.count is latest]
    return Standard(
        target=target,
        results=results,
        period=period_words(alone or months, results[0].month, target.period) if results else "",
        latest=latest,
        latest_words=figures.words(latest, target.unit) if results else "No results yet",
        verdict=VERDICTS[figures.is_met(latest, target.unit, target.value)],
        chart=_chart(target, results) if results else None,
    )


VERDICTS = {True: "Target met", False: "Target missed", None: ""}


def _results(target):
    """Return the results of the twelve months up to the newest that was measured."""
    measures = list(target.measures.all())
    oldest = after(measures[0].month, 1 - MONTHS) if measures else None
    return tuple(_result(one, target.unit) for one in measures if one.month >= oldest)


def _result(measure, unit):
    count = measure.count
    said = figures.words(count, unit)
    return Result(measure.month, count, said, figures.cases(count), measure.source)


def _chart(target, results):
    points = [
        charts.Point(one.month, one.count.value, (one.words, one.cases))
        for one in reversed(results)
    ]
    return charts.by_month(
        points,
        name=f"{target.slug}-chart",
        title=target.title,
        columns=COLUMNS,
        unit=target.unit,
        target=target.value,
    )
