"""The log of what happened to pages: an append-only chain, and the proof that it is whole."""

import json
from dataclasses import dataclass
from hashlib import sha256

from django.core.serializers.json import DjangoJSONEncoder

from portal.core import generation

from .models import Event

NOTHING_BEFORE = ""


@dataclass(frozen=True)
class Break:
    """The first line of the log that does not fit, and why."""

    event: Event
    reason: str


def record(*, page, verb, by, at, revision=None, detail=None) -> Event:
    """Append a line to the log, as part of the caller's transaction."""
    # One writer at a time: PostgreSQL would else let two lines follow the same one.
    generation.hold()
    last = Event.objects.only("hash").order_by("pk").last()
    event = Event(
        page_id=page.pk,
        verb=verb,
        by=by,
        at=at,
        revision=revision,
        detail=json.loads(_canonical(detail or {})),
        page_number=page.pk,
        path=page.path,
        content_hash=_hash(revision.content) if revision else "",
        previous_hash=last.hash if last else NOTHING_BEFORE,
    )
    event.hash = _hash_of(event)
    event.save(force_insert=True)
    return event


def verify() -> tuple[int, Break | None]:
    """Return how many lines were read and the first that is broken, if any is.

    The chain shows what was changed inside it. That its end was not cut off, or all of it written
    anew, shows only against a count and a last hash that were noted elsewhere before: see `head`.

    A line is broken when it or the revision it speaks of was changed, or when the line before it
    was taken out or put in.
    """
    number, previous = 0, NOTHING_BEFORE
    for number, event in enumerate(_in_order(), start=1):
        if event.previous_hash != previous:
            return number, Break(event, "the line before it is not the one it was written after")
        if event.hash != _hash_of(event):
            return number, Break(event, "the line was changed after it was written")
        if event.content_hash and event.page and not event.revision:
            return number, Break(event, "the revision it speaks of is gone")
        if event.revision and event.content_hash != _hash(event.revision.content):
            return number, Break(event, "the revision it speaks of was changed after it was saved")
        previous = event.hash
    return number, None


def head() -> str:
    """Return the hash of the last line, which stands for the whole log; "" if there is none."""
    return Event.objects.order_by("pk").values_list("hash", flat=True).last() or NOTHING_BEFORE


def _in_order():
    return Event.objects.select_related("revision", "page").order_by("pk").iterator(chunk_size=1000)


def _hash_of(event):
    return _hash(
        {
            "previous": event.previous_hash,
            "verb": event.verb,
            "at": event.at.timestamp(),
            "by": event.by_id,
            "page": event.page_number,
            "path": event.path,
            "content": event.content_hash,
            "detail": event.detail,
        }
    )


def _hash(content):
    return sha256(_canonical(content).encode()).hexdigest()


def _canonical(content):
    return json.dumps(content, sort_keys=True, separators=(",", ":"), cls=DjangoJSONEncoder)
