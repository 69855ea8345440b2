"""From the database to what feeds say of it: all that readers find, once a generation.

What holds, is over or is to come follows from these by the clock (`choosing`), so the feeds go on
to say what is true while the database is away.
"""

from datetime import date, datetime, time
from functools import partial

from django.db.models import Max, Q
from django.http import Http404
from django.utils.formats import date_format

from portal.api.v1 import texts
from portal.core.generation import per_generation
from portal.status import present, showing
from portal.status.models import Announcement, StatusPage, StatusType, StatusTypes
from portal.status.models import Area as AreaRow
from portal.status.wording import filled

from .status import Area, Status, Type, nothing_announced

# Where the status stands for people, until an editor moves the page.
PAGE = "/operating-status/"
NOTHING_IN_FORCE = "No announcement is in force."
NO_TYPE = Type(slug=None, name=None, guid=None, icon=None)


@per_generation
def default_area() -> Area:
    """Return the area that the feeds speak of. Raises Http404 where there is none yet."""
    found = areas()
    if not found:
        raise Http404("No area has a status here yet.")
    return found[0]


@per_generation
def areas() -> tuple[Area, ...]:
    """Return all areas, the default first."""
    return tuple(map(_area, AreaRow.objects.order_by("-is_default", "order", "name")))


@per_generation
def known(slug: str) -> tuple[Status, ...]:
    """Return every announcement of an area that readers find, or saw; in no order."""
    rows = Announcement.objects.readable().filter(area__slug=slug).with_words()
    # Both move its end.
    held = Max("entries__at", filter=Q(entries__verb__in=["confirmed", "lapsed"]))
    rows = rows.annotate(last_change_at=Max("changes__changed_at"), last_held_at=held)
    return tuple(map(_status, rows))


@per_generation
def page() -> tuple[str, datetime | None]:
    """Return the path of the page about the status, and since when it is there."""
    found = StatusPage.objects.live().values_list("path", "published_at").first()
    return found or (PAGE, None)


def nothing(area: Area, day: date) -> Status:
    """Return what holds in an area on a day without an announcement."""
    return nothing_announced(_standing(area), day, date_format(day, "F j, Y"))


@per_generation
def _standing(area) -> Status:
    default = present.default_type()
    return Status(
        number=0,
        area=area,
        type=type_of(default, is_announced=False),
        label=default.label if default else NOTHING_IN_FORCE,
        short_label=default.short_label if default else NOTHING_IN_FORCE,
        short_message=" ".join([NOTHING_IN_FORCE, default.meaning if default else ""]).strip(),
        meaning=default.meaning if default else "",
        long_message="",
        long_html="",
        applies_on=date.min,
        applies_to="",
        path=page()[0],
    )


@per_generation
def groups(type: Type, hours: int | None, at: time | None) -> list[dict]:
    """Return what every group of employees does under a type: see `showing.groups_of`."""
    found = StatusType.objects.filter(slug=type.slug).first()
    return showing.groups_of(found, hours, at) if found else []


@per_generation
def types() -> tuple[dict, ...]:
    """Return the types that readers find as rows of the feeds; "Open" has two, with an Id each."""
    return tuple(row for one in StatusType.objects.shown() for row in _rows(one))


@per_generation
def types_changed_at() -> datetime | None:
    """Return when the page about the types last changed."""
    return StatusTypes.objects.live().values_list("updated_at", flat=True).first()


def type_of(one: StatusType | None, *, is_announced: bool = True) -> Type:
    if one is None:
        return NO_TYPE
    guid = (is_announced and one.announced_guid) or one.guid
    return Type(slug=one.slug, name=_name(one), guid=str(guid), icon=one.icon)


def _rows(one):
    row = partial(_row, one)
    yield row(one.guid, one.is_default)
    if one.announced_guid:
        yield row(one.announced_guid, False)


def _row(one, guid, is_default):
    return {
        "Id": str(guid),
        "Name": _name(one),
        "Icon": one.icon,
        "Abbreviation": one.feed_abbreviation or filled(one.short_label),
        "IsDefault": is_default,
    }


def _name(one):
    return one.feed_name or filled(one.label)


def _area(row):
    return Area(slug=row.slug, name=row.name, scope=row.scope, time_zone=row.time_zone)


def _status(row):
    is_withdrawn = row.state == Announcement.State.WITHDRAWN
    was_cut = bool(row.ended_at and row.ends_at and row.ended_at < row.ends_at)
    # What was withdrawn keeps the times it was to have: calendars name them as canceled.
    ends_at = row.ended_at if was_cut and not is_withdrawn else row.end
    ended_at = row.ended_at if was_cut else None
    moments = [row.posted_at, row.last_change_at, row.last_held_at, ended_at]
    return Status(
        number=row.number,
        area=_area(row.area),
        type=type_of(row.type),
        label=row.label,
        short_label=row.short_label,
        short_message=row.short_message,
        long_message=texts.markdown(row.long_message),
        long_html=texts.html(row.html),
        applies_on=row.applies_on,
        applies_to=row.applies_to,
        path=row.get_absolute_url(),
        meaning=filled(row.type.meaning, row.hours, row.time) if row.type else "",
        hours=row.hours,
        at=row.time,
        source_url=row.source_url,
        note=row.note,
        opm_number=row.feed_id,
        is_day_known=row.is_day_known,
        posted_at=row.posted_at,
        changed_at=max(filter(None, moments), default=None),
        starts_at=row.starts_at,
        ends_at=ends_at,
        was_ended=was_cut,
        is_withdrawn=is_withdrawn,
    )
