"""What every action does: hold the row, ask the rule, write the line of the log."""

from django.core.exceptions import PermissionDenied, ValidationError

from portal.core import generation, markup
from portal.law import citations
from portal.publishing.addresses import resolve
from portal.status.due import confirm_by
from portal.status.models import Announcement, Entry

MOVED_ON = "Somebody else was quicker: this announcement is no longer what you saw. Look again."
IS_OVER = "Its end is past. Choose a moment to come."
DETAIL_LENGTH = Entry._meta.get_field("detail").max_length


def rendered(text: str) -> markup.Rendered:
    """Return a long message as HTML, with the links and citations of every page."""
    return markup.render(text, resolve_page=resolve, find_citations=citations.find)


def held(announcement, *states, seen=None):
    """Return the row as it is now, kept from everybody else until the transaction ends."""
    generation.hold()
    rows = Announcement.objects.select_for_update(of=["self"]).with_words()
    row = rows.get(pk=announcement.pk)
    if row.state not in states or (seen is not None and row.entries.count() != seen):
        raise ValidationError(MOVED_ON)
    return row


def require(allowed):
    if not allowed:
        raise PermissionDenied


def refuse_over(announcement, at):
    if announcement.ends_at <= at:
        raise ValidationError({"ends_at": IS_OVER})


def count_anew(announcement, at):
    announcement.confirm_by = confirm_by(
        starts_at=announcement.starts_at, ends_at=announcement.ends_at, now=at
    )


def saved(announcement, verb, *, by, at, detail=""):
    announcement.save()
    log(announcement, verb, by=by, at=at, detail=detail)
    return announcement


def log(announcement, verb, *, by, at, detail=""):
    Entry.objects.create(
        announcement=announcement, verb=verb, by=by, at=at, detail=detail[:DETAIL_LENGTH]
    )


def fill(announcement, values) -> None:
    """Have it say what the values say; its text is rendered now, once."""
    for name in Announcement.FIELDS:
        setattr(announcement, name, values[name])
    announcement.html = rendered(announcement.long_message).html
