"""The operating status in the API: what holds now, what was announced, what each status means."""

import re
from typing import Annotated

from django.http import HttpResponse
from django.utils import timezone
from ninja import Query
from pydantic import AfterValidator, BaseModel, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from portal.api.v1 import links
from portal.api.v1.listing import listed
from portal.api.v1.parameters import Paging, Words
from portal.api.v1.routers import group

from . import lapse, showing
from .due import midnight_after
from .feeds import choosing, records
from .shapes import AnnouncedList, StatusKindList, StatusNow

router = group(
    "Operating status",
    "Whether federal offices in an area are open, late, closing early or closed, and what each "
    "group of employees does then.",
)


YEAR = r"^[0-9]{4}$"


def _year(text):
    if not re.fullmatch(YEAR[1:-1], text):
        raise PydanticCustomError("question", "Write a year in four digits, such as 2026.")
    return text


Year = Annotated[str, AfterValidator(_year), WithJsonSchema({"type": "string", "pattern": YEAR})]


class NowFilters(BaseModel):
    area: Words | None = Field(
        None, description="Only the area with this slug.", examples=["washington"]
    )


class HistoryFilters(NowFilters):
    year: Year | None = Field(
        None, description="Only statuses for a day of this year.", examples=["2026"]
    )
    type: Words | None = Field(
        None, description="Only statuses of the type with this slug.", examples=["open"]
    )


@router.get("/status/", response=StatusNow, summary="Read the operating status")
def get_status(request, response: HttpResponse, filters: Query[NowFilters]):
    """The status that holds now in each area, what is to come, and what each group does."""
    now = timezone.now()
    areas = _areas(filters)
    # "Today" is another day from then on.
    response.good_until = min((midnight_after(now, area.time_zone) for area in areas), default=None)
    return {"areas": [_status(area, now) for area in areas], "lapse": lapse.lapse()}


@router.get("/status/history/", response=AnnouncedList, summary="List announcements")
def list_statuses(request, filters: Query[HistoryFilters], paging: Query[Paging]):
    """Statuses that hold or are over, the newest first. From before the portal, a selection."""
    known = [one for area in _areas(filters) for one in records.known(area.slug)]
    begun = choosing.begun(known, timezone.now())
    return listed(request, [one for one in begun if _fits(one, filters)], paging)


@router.get("/status/types/", response=StatusKindList, summary="List status types")
def list_status_types(request, paging: Query[Paging]):
    """The standard announcements, those in use first, each with what every group does."""
    shown = showing.types_page()
    return listed(request, [*shown["types_in_use"], *shown["types_historic"]], paging)


def _areas(filters):
    return [one for one in records.areas() if filters.area in (None, one.slug)]


def _status(area, now):
    known = records.known(area.slug)
    found = choosing.in_force(known, now)
    holds = found or records.nothing(area, now.astimezone(area.zone).date())
    return {
        "slug": area.slug,
        "name": area.name,
        "scope": area.scope,
        "time_zone": area.time_zone,
        "label": holds.label,
        "short_label": holds.short_label,
        "icon": holds.type.icon,
        "type": holds.type.slug,
        "message": holds.short_message,
        "meaning": holds.meaning,
        "url": links.absolute(records.page()[0]),
        "announcement": found,
        "groups": records.groups(holds.type, holds.hours, holds.at),
        "upcoming": choosing.upcoming(known, now),
    }


def _fits(one, filters):
    return (filters.year is None or str(one.applies_on.year) == filters.year) and (
        filters.type is None or one.type.slug == filters.type
    )
