"""When the status changes by itself: at beginnings, ends, lapsed confirmations and midnights."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db import transaction

from portal.core import generation
from portal.core.models import Due

from .models import Announcement, Entry

SOURCE = "status"
# A status that holds for longer is confirmed again that often, or it no longer holds.
CONFIRMED_FOR = timedelta(hours=24)
ODD_HOUR = timedelta(hours=1)


def confirm_by(*, starts_at, ends_at, now) -> datetime | None:
    """Return by when an announcement must be confirmed, counted from now or from its beginning.

    None where it ends by itself before that, or at most an hour after: the longest day has 25.
    """
    # In the time of one place, Python would count the hours of the clock on the wall.
    starts_at, ends_at, now = (one.astimezone(UTC) for one in (starts_at, ends_at, now))
    moment = max(starts_at, now) + CONFIRMED_FOR
    return moment if ends_at - moment > ODD_HOUR else None


def midnight_after(now, zone: str) -> datetime:
    """Return the next midnight of a place: "today" and "tomorrow" mean other days from then on."""
    place = ZoneInfo(zone)
    tomorrow = now.astimezone(place).date() + timedelta(days=1)
    return datetime.combine(tomorrow, time.min, place)


def next_moment(now) -> datetime | None:
    """Return when readers see another status next, unless somebody posts one before."""
    live = Announcement.objects.live().select_related("area")
    moments = [
        moment
        for one in live
        for moment in (
            one.starts_at,
            one.ends_at,
            one.confirm_by,
            midnight_after(now, one.area.time_zone),
        )
        if moment and moment > now
    ]
    return min(moments, default=None)


def announce(now) -> None:
    """Begin a new generation, and say when the next begins by itself."""
    generation.bump()
    generation.set_due(SOURCE, next_moment(now))


@transaction.atomic
def settle(now) -> None:
    """Do what was due: end what is over, and note what nobody confirmed in time."""
    generation.hold()
    if not Due.objects.filter(source=SOURCE, due_at__lte=now).exists():
        return
    for one in Announcement.objects.live().filter(ends_at__lte=now).with_words():
        one.close(Announcement.State.ENDED, at=one.end)
        one.save(update_fields=["state", "ended_at", "said", "said_short"])
        _note(one, "ended", one.ended_at)
    for one in Announcement.objects.unconfirmed(now):
        if not one.entries.filter(verb="lapsed", at=one.confirm_by).exists():
            _note(one, "lapsed", one.confirm_by)
    announce(now)


def _note(announcement, verb, at):
    Entry.objects.create(announcement=announcement, verb=verb, at=at)
