"""What the public pages show of announcements, as plain data, once a generation."""

from functools import partial
from itertools import groupby

from django.utils import timezone
from django.utils.safestring import mark_safe

from portal.core import markup
from portal.core.generation import per_generation
from portal.law import citations

from . import moments, present

# From their own modules: the kinds of page, which the package holds too, ask for what is below.
from .models.announcement import Announcement
from .models.types import STANDING_ANSWER, Answer, Category, StatusType
from .wording import filled


@per_generation
def now_page() -> dict:
    """Return the status that holds, what is to come, and what each means for every group."""
    now = timezone.now()
    area, default = present.default_area(), present.default_type()
    if area is None or default is None:
        return {}
    rows = area.announcements.with_words().prefetch_related("changes")
    found = present.current(area, now)
    type = found.type if found else default
    said = (found.hours, found.time) if found else (None, None)
    return {
        "area": area,
        "now": announced(found, now) if found else unannounced(default),
        "groups": groups_of(type, *said),
        "upcoming": [
            announced(one, now) | {"groups": groups_of(one.type, one.hours, one.time)}
            for one in rows.upcoming(now)
        ],
        # Of those that a later one replaced, nobody waits to hear.
        "lapsed": [
            announced(one, now)
            for one in rows.unconfirmed(now)
            if found is None or one.posted_at > found.posted_at
        ],
    }


@per_generation
def history_page() -> dict:
    """Return every announcement that readers may find, by the year it was for."""
    rows = Announcement.objects.readable().with_words().newest_first()
    by_year = groupby(map(_line, rows), key=lambda one: one["year"])
    return {"years": [{"year": year, "announcements": list(lines)} for year, lines in by_year]}


@per_generation
def types_page() -> dict:
    """Return the standard announcements, those in use first, each with what every group does."""
    types = [_type(one) for one in StatusType.objects.shown()]
    return {
        "types_in_use": [one for one in types if not one["is_historic"]],
        "types_historic": [one for one in types if one["is_historic"]],
    }


def announced(announcement, now) -> dict:
    """Return an announcement in words: what it says, for when, since when, and what it said."""
    zone = announcement.area.time_zone
    # No midnight begins a new generation for what is over, so "today" would stay.
    is_near = announcement.state == Announcement.State.LIVE
    day = moments.day(announcement.applies_on, now, zone) if is_near else announcement.applies_to
    return {
        "number": announcement.number,
        "label": announcement.label,
        "short_label": announcement.short_label,
        "icon": announcement.type.icon,
        "meaning": filled(announcement.type.meaning, announcement.hours, announcement.time),
        "url": announcement.get_absolute_url(),
        "short_message": announcement.short_message,
        "long_html": announcement.long_html,
        "applies_to": day,
        "posted": announcement.posted_at and moments.moment(announcement.posted_at, zone),
        "begins": moments.moment(announcement.starts_at, zone),
        "ends": moments.until(announcement.ends_at, zone),
        "ended": announcement.ended_at and moments.moment(announcement.ended_at, zone),
        "confirm_by": announcement.confirm_by and moments.moment(announcement.confirm_by, zone),
        "changes": [_change(one, zone) for one in announcement.changes.all()][::-1],
    }


def one(announcement, now) -> dict:
    """Return an announcement for its own page: what it said and what each group read."""
    if announcement.is_past:
        return {"said": None, "groups": [], "source": inline(announcement.source)}
    return {
        "said": announced(announcement, now),
        "groups": groups_of(announcement.type, announcement.hours, announcement.time),
        "standing": standing(announcement, now),
    }


def standing(announcement, now) -> str:
    """Return how an announcement stands: begun, over, lapsed or withdrawn."""
    at = partial(moments.moment, zone=announcement.area.time_zone)
    if announcement.state == Announcement.State.WITHDRAWN:
        return f"This announcement was withdrawn: {at(announcement.ended_at)}. It does not hold."
    if announcement.state == Announcement.State.ENDED:
        return f"This announcement is over. It ended: {at(announcement.ended_at)}."
    if announcement.starts_at > now:
        return f"This announcement has not begun. It begins: {at(announcement.starts_at)}."
    if not announcement.is_in_force(now):
        return f"This announcement no longer holds. It ended: {at(announcement.end)}."
    return "This announcement is in force now, unless a later one took its place."


def unannounced(type) -> dict:
    """Return what stands where nothing is announced."""
    return {
        "number": 0,
        "label": filled(type.label),
        "short_label": filled(type.short_label),
        "icon": type.icon,
        "meaning": filled(type.meaning),
    }


def groups_of(type, hours=None, time=None) -> list[dict]:
    """Return every group with what it does under a type, and the law behind that as links."""
    found = {answer.category_id: answer for answer in _answers().get(type.pk, [])}
    return [
        {
            "slug": category.slug,
            "label": category.label,
            "choose": category.choose,
            "answer": filled(_shown(found.get(category.pk)), hours, time),
            "law": law_links(found[category.pk].law) if category.pk in found else "",
        }
        for category in _categories()
    ]


def empty_groups(type) -> list[str]:
    """Return the groups to which a type has nothing of its own to say."""
    found = {answer.category_id for answer in _answers().get(type.pk, []) if answer.text}
    return [category.label for category in _categories() if category.pk not in found]


def proposed(proposal, zone, now) -> dict:
    """Return in words what a change that waits would have the announcement say."""
    return {
        "label": proposal.label,
        "short_message": proposal.short_message,
        "long_message": proposal.long_message,
        "applies_to": moments.day(proposal.applies_on, now, zone),
        "begins": moments.moment(proposal.starts_at, zone),
        "ends": moments.until(proposal.ends_at, zone),
        "groups": groups_of(proposal.type, proposal.hours, proposal.time),
    }


def law_links(law: str) -> str:
    """Return citations as HTML that links them."""
    return inline(law) if law else ""


def inline(text: str) -> str:
    # What portal.core.markup gives is clean.
    return mark_safe(markup.render_inline(text, find_citations=citations.find).html)


def _shown(answer):
    return answer.shown if answer else STANDING_ANSWER


@per_generation
def _categories():
    return list(Category.objects.all())


@per_generation
def _answers():
    rows = Answer.objects.order_by("type_id")
    return {pk: list(found) for pk, found in groupby(rows, key=lambda one: one.type_id)}


def _type(type):
    return {
        "slug": type.slug,
        "label": filled(type.label),
        "short_label": filled(type.short_label),
        "icon": type.icon,
        "meaning": filled(type.meaning),
        "example": type.example,
        "is_historic": type.state == StatusType.State.HISTORIC,
        "groups": groups_of(type),
    }


def _line(announcement):
    return {
        "year": announcement.applies_on.year,
        "label": announcement.label,
        "applies_to": announcement.applies_to,
        "day": announcement.applies_on if announcement.is_day_known else None,
        "url": announcement.get_absolute_url(),
        "is_withdrawn": announcement.state == Announcement.State.WITHDRAWN,
    }


def _change(change, zone):
    return {
        "at": moments.moment(change.changed_at, zone),
        "label": change.label,
        "short_message": change.short_message,
        "long_html": change.long_html,
        "begins": moments.moment(change.starts_at, zone),
        "ends": moments.until(change.ends_at, zone),
    }
