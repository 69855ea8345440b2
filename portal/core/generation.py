"""Caches that live in the process and end when the public content changes.

Every change that readers could see calls `bump()`. Each worker looks at the counter at most once a
second, so an edit is visible to all of them within that second, and nothing has to be sent around.

What was scheduled is due at a moment that a row names: whoever looks after that moment has the due
work done first, so no reader sees what should not stand yet, or no longer.
"""

import logging
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from functools import wraps

from django.db import DatabaseError, transaction
from django.db.models import F, Subquery
from django.utils import timezone

from .models import Due, Generation

logger = logging.getLogger(__name__)

SECONDS_BETWEEN_LOOKS = 1.0
# With the database away each look waits for its time-out, so looks are rarer then.
SECONDS_AFTER_FAILURE = 10.0
ENTRIES_PER_FUNCTION = 2048

_lock = threading.Lock()
_seen = 0
_due_at = None
_look_again_at = float("-inf")
# Until when what failed is left alone: the work of a source, or asking what is due.
_left_until: dict[str, float] = {}
_ASKING = "asking"
_settle: dict[str, Callable] = {}
_settling = threading.local()


def current() -> int:
    """Return the number of the present generation, at most a second old.

    With the database away it is the number last seen, so that cached pages still answer.
    Raises DatabaseError when the database is away and none was ever seen.
    """
    number = _look()
    if _due_at and _due_at <= timezone.now() and _do_due_work():
        forget()
        number = _look()
    return number


def when_due(source: str, settle: Callable) -> None:
    """Name the function, of the present moment, that does the work that `set_due` announced.

    Called more than once, or when another was quicker, it must find nothing left to do.
    """
    _settle[source] = settle


def set_due(source: str, moment) -> None:
    """Announce when the public content of a source changes by itself next, or None for never."""
    if moment:
        Due.objects.bulk_create(
            [Due(source=source, due_at=moment)],
            update_conflicts=True,
            unique_fields=["source"],
            update_fields=["due_at"],
        )
    else:
        Due.objects.filter(source=source).delete()
    forget()
    transaction.on_commit(forget)


def _look() -> int:
    global _seen, _due_at, _look_again_at
    with _lock:
        now = time.monotonic()
        if _seen and now < _look_again_at:
            return _seen
        # One thread looks; the others go on with the number they know.
        _look_again_at = now + SECONDS_BETWEEN_LOOKS
    try:
        first = Subquery(Due.objects.order_by("due_at").values("due_at")[:1])
        _seen, _due_at = Generation.objects.values_list("number", first).get()
    except DatabaseError:
        if not _seen:
            raise
        _look_again_at = now + SECONDS_AFTER_FAILURE
    return _seen


def _do_due_work() -> bool:
    """Do it unless this thread is at it already.

    Says whether to look again: some of it was done, here or by another process.
    """
    if getattr(_settling, "on", False) or _is_left(_ASKING):
        return False
    _settling.on = True
    try:
        now = timezone.now()
        due = list(Due.objects.filter(due_at__lte=now).values_list("source", flat=True))
        done = [_settled(source, now) for source in due]
    except DatabaseError:
        # It went away since it was looked at: pages that are kept go on answering.
        _leave(_ASKING)
        return False
    finally:
        _settling.on = False
    return any(done) or not due


def _settled(source, now) -> bool:
    """Do the work of one source, unless it failed a moment ago, and say whether it was done."""
    if _is_left(source):
        return False
    try:
        _settle[source](now)
    except Exception:
        # Readers get what stands now; the command `publish_due` shows what is wrong.
        logger.exception("What was due could not be published.")
        _leave(source)
        return False
    return True


def _leave(what):
    _left_until[what] = time.monotonic() + SECONDS_AFTER_FAILURE


def _is_left(what):
    return time.monotonic() < _left_until.get(what, float("-inf"))


def hold() -> None:
    """Let nobody else change the public content until the caller's transaction ends.

    Whoever changes it asks for this first, before any other row, so that two can never wait for
    each other.
    """
    Generation.objects.select_for_update(no_key=True).get()


def bump() -> None:
    """Begin a new generation, as part of the caller's transaction."""
    Generation.objects.update(number=F("number") + 1)
    forget()
    transaction.on_commit(forget)


def forget() -> None:
    """Make this process look at the counter again at once."""
    global _look_again_at
    _look_again_at = float("-inf")


def per_generation(function: Callable) -> Callable:
    """Remember a function's results, by its (hashable) arguments, for one generation.

    The results are shared between requests: they must be public and must not be changed.
    """
    results: OrderedDict = OrderedDict()
    lock = threading.Lock()

    @wraps(function)
    def remembered(*args):
        key = (current(), *args)
        with lock:
            if key in results:
                results.move_to_end(key)
                return results[key]
        result = function(*args)
        with lock:
            results[key] = result
            while len(results) > ENTRIES_PER_FUNCTION:
                results.popitem(last=False)
        return result

    remembered.forget = results.clear
    return remembered
