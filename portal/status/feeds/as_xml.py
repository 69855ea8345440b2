"""Statuses and types as XML, with the elements in the order in which they were documented. Pure."""

from collections.abc import Callable, Iterable
from datetime import datetime

from lxml import etree

from . import texts
from .arguments import Arguments
from .moments import in_xml
from .status import Status

XSI = "http://www.w3.org/2001/XMLSchema-instance"
NAMESPACES = {"xsi": XSI, "xsd": "http://www.w3.org/2001/XMLSchema"}


def status(
    one: Status, now: datetime, asked: Arguments, *, page: str, whole: Callable[[str], str]
) -> bytes:
    """Return one status at a moment, as `as_json.status` does."""

    def moment(at):
        return at and in_xml(at, one.area.zone, use_utc=asked.use_utc)

    return _document(
        "CurrentStatus",
        {
            "Id": one.number,
            "StatusTitle": one.title,
            "Location": one.area.in_titles,
            "OperatingStatus": texts.writable(one.label),
            "StatusWebPage": page,
            "ShortStatusMessage": texts.short(one, with_markup=asked.markup),
            "LongStatusMessage": texts.long(one, with_markup=asked.markup),
            "ExtendedInformation": "",
            "DateStatusPosted": moment(one.posted_at),
            "CurrentDate": moment(now),
            "DateStatusComplete": moment(one.completed_at(now)),
            "AppliesTo": one.applies_to,
            "Icon": one.type.icon,
            "StatusType": one.type.name,
            "Url": whole(one.path),
        },
    )


def types(rows: Iterable[dict]) -> bytes:
    """Return the types, each a row of `records.types`."""
    root = etree.Element("StatusTypes", nsmap=NAMESPACES)
    above = etree.SubElement(root, "OperatingStatusTypes")
    for row in rows:
        _fill(etree.SubElement(above, "OperatingStatusType"), row)
    return _written(root)


def _document(name, members):
    root = etree.Element(name, nsmap=NAMESPACES)
    _fill(root, members)
    return _written(root)


def _fill(element, members):
    for name, value in members.items():
        child = etree.SubElement(element, name)
        if value is None:
            child.set(f"{{{XSI}}}nil", "true")
        else:
            child.text = str(value).lower() if isinstance(value, bool) else str(value)


def _written(root):
    return etree.tostring(root, xml_declaration=True, encoding="utf-8", pretty_print=True)
