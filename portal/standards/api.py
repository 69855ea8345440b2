"""The service standards in the API."""

from ninja import Query, Schema
from pydantic import Field

from portal.api.v1.listing import listed
from portal.api.v1.parameters import Paging
from portal.api.v1.routers import group
from portal.api.v1.shapes import Listing

from .listing import standards
from .models import ServiceStandards

router = group("Service standards", "What readers can expect of the portal, and what came of it.")


class MonthResult(Schema):
    """What came of a target in one month."""

    month: str = Field(description="The year and the month.", examples=["2026-10"])
    value: float | None = Field(
        description="In the unit of the target; null where there are too few cases, or no figure.",
        examples=[95.0],
    )
    cases_in_time: int | None = Field(examples=[38])
    cases: int | None = Field(
        description="How many cases it rests on, where that is known.", examples=[40]
    )
    note: str = Field(description="What was left out, or nothing.", examples=[""])
    source: str = Field(
        description="Who measured, if not the portal itself; else empty.", examples=[""]
    )


class ListedStandard(Schema):
    """A target with its results."""

    slug: str = Field(description="Its name, which never changes.", examples=["answer"])
    title: str = Field(examples=["Questions answered on time"])
    service: str = Field(examples=["A question sent with the contact form"])
    promise: str = Field(examples=["We answer, or tell you who can, within 2 business days."])
    target: str = Field(
        description="The target in words; empty where none is set.",
        examples=["2 business days, for 90 percent of questions"],
    )
    target_value: float | None = Field(
        description="The least percentage, or the most links or seconds, that will do.",
        examples=[90.0],
    )
    unit: str = Field(description="percent, links or seconds.", examples=["percent"])
    method: str = Field(description="How it is measured.", examples=["Business days from arrival."])
    caveats: list[str] = Field(
        description="What the figures do not show.",
        examples=[["It says how fast we wrote, not whether the answer helped."]],
    )
    results: list[MonthResult] = Field(
        description="Up to twelve months, the newest first; empty until one was measured."
    )


class StandardList(Listing[ListedStandard]):
    pass


@router.get("/standards/", response=StandardList, summary="List service standards")
def list_standards(request, paging: Query[Paging]):
    """The targets of the portal with what came of them month by month, in the order of the page."""
    has_page = ServiceStandards.objects.live().exists()
    return listed(request, [_entry(one) for one in standards()] if has_page else [], paging)


def _entry(standard):
    target = standard.target
    names = ("slug", "title", "service", "promise", "target", "unit", "method")
    return {name: getattr(target, name) for name in names} | {
        "target_value": target.value,
        "caveats": target.caveat_list,
        "results": [_result(one) for one in standard.results],
    }


def _result(result):
    count = result.count
    return {
        "month": f"{result.month:%Y-%m}",
        "value": None if count.value is None else round(count.value, 2),
        "cases_in_time": count.right,
        "cases": count.of,
        "note": count.note,
        "source": result.source,
    }
