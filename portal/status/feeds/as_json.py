"""Statuses and types as the JSON that clients of the site before this one read. Pure.

A client takes the names that it knows, so both pairs are there: those of the documentation
(StatusTitle, OperatingStatus) and those of the answers that were seen (Title, StatusSummary).
"""

from collections.abc import Callable, Iterable
from datetime import datetime

from . import texts
from .arguments import Arguments
from .moments import in_json
from .status import Status


def status(
    one: Status, now: datetime, asked: Arguments, *, page: str, whole: Callable[[str], str]
) -> dict:
    """Return one status at a moment.

    `page` is the path of the page for people; `whole` makes an address of a path.
    """
    label = texts.writable(one.label)
    return {
        "Id": one.number,
        "StatusTitle": one.title,
        "Title": one.title,
        "Location": one.area.in_titles,
        "OperatingStatus": label,
        "StatusSummary": label,
        "StatusWebPage": page,
        "ShortStatusMessage": texts.short(one, with_markup=asked.markup),
        "LongStatusMessage": texts.long(one, with_markup=asked.markup),
        "ExtendedInformation": "",
        "DateStatusPosted": in_json(one.posted_at),
        "CurrentDate": in_json(now),
        "DateStatusComplete": in_json(one.completed_at(now)),
        "AppliesTo": one.applies_to,
        "Icon": one.type.icon,
        "StatusType": one.type.name,
        "StatusTypeGuid": one.type.guid,
        "Url": whole(one.path),
    }


def types(rows: Iterable[dict], changed_at: datetime) -> dict:
    """Return the types, each a row of `records.types`, with the moment of their last change."""
    listed = list(rows)
    return {
        "OperatingStatusTypes": listed,
        "TotalCount": len(listed),
        "LastUpdate": in_json(changed_at),
    }
