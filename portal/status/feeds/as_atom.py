"""Statuses as an Atom feed (RFC 4287). Pure.

The id of an entry is its address, as in the feed of the site before this one, so that a reader
that follows both does not learn a second way.
"""

from collections.abc import Callable, Iterable
from datetime import datetime

from django.utils.html import format_html
from lxml import etree

from portal.status.moments import moment

from . import texts
from .moments import in_xml
from .status import Area, Status

ATOM = "http://www.w3.org/2005/Atom"


def feed(
    found: Iterable[Status],
    area: Area,
    *,
    author: str,
    here: str,
    page: str,
    since: datetime,
    whole: Callable[[str], str],
) -> bytes:
    """Return the feed of an area.

    `here` and `page` are the paths of the feed and of the page for people; `since` is when a feed
    without entries last changed; `whole` makes an address of a path.
    """
    listed = list(found)
    root = etree.Element(f"{{{ATOM}}}feed", nsmap={None: ATOM})
    _text(root, "title", f"Operating Status in the {area.name}")
    _text(root, "id", whole(here))
    _link(root, "self", whole(here))
    _link(root, "alternate", whole(page))
    _text(root, "updated", in_xml(max((_updated(one) for one in listed), default=since), area.zone))
    _text(_child(root, "author"), "name", author)
    for one in listed:
        _entry(_child(root, "entry"), one, whole)
    return etree.tostring(root, xml_declaration=True, encoding="utf-8", pretty_print=True)


def _entry(entry, one, whole):
    address = whole(one.path)
    label = texts.writable(f"Withdrawn: {one.label}" if one.is_withdrawn else one.label)
    _text(entry, "title", f"{label} - Operating Status of the {one.area.name} Federal Government")
    _text(entry, "id", address)
    _link(entry, "alternate", address)
    _text(entry, "published", in_xml(one.posted_at, one.area.zone))
    _text(entry, "updated", in_xml(_updated(one), one.area.zone))
    short = texts.short(one, with_markup=False)
    more = format_html('<p>{}: {} <a href="{}">more</a></p>', label, short, address)
    _text(entry, "summary", more, type="html")
    says = format_html("<p>This update applies to: {}</p><p>{}</p>", one.applies_to, short)
    if one.is_withdrawn or one.was_ended:
        what = "was withdrawn" if one.is_withdrawn else "ended"
        at = moment(one.changed_at, one.area.time_zone)
        says = format_html("<p>This announcement {} at {}.</p>{}", what, at, says)
    _text(entry, "content", says + texts.long(one, with_markup=True), type="html")


def _updated(one):
    return one.changed_at or one.posted_at


def _child(above, name, **attributes):
    return etree.SubElement(above, f"{{{ATOM}}}{name}", attributes)


def _text(above, name, text, **attributes):
    _child(above, name, **attributes).text = text


def _link(above, rel, address):
    _child(above, "link", rel=rel, href=address)
