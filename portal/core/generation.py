"""Caches that live in the process and end when the public content changes.

Every change that readers could see calls `bump()`. Each worker looks at the counter at most once a
second, so an edit is visible to all of them within that second, and nothing has to be sent around.

What was scheduled is due at a moment that the same row names: whoever looks after that moment has
the due work done first, so no reader sees what should not stand yet, or no longer.
"""

import logging
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from functools import wraps

from django.db import DatabaseError, transaction
from django.db.models import F
from django.utils import timezone

from .models import Generation

logger = logging.getLogger(__name__)

SECONDS_BETWEEN_LOOKS = 1.0
# With the database away each look waits for its time-out, so looks are rarer then.
SECONDS_AFTER_FAILURE = 10.0
ENTRIES_PER_FUNCTION = 2048

_lock = threading.Lock()
_seen = 0
_due_at = None
_look_again_at = float("-inf")
_settle_again_at = float("-inf")
_settle: Callable | None = None
_settling = threading.local()


def current() -> int:
    """Return the number of the present generation, at most a second old.

    With the database away it is the number last seen, so that cached pages still answer.
    Raises DatabaseError when the database is away and none was ever seen.
    """
    number = _look()
    if _due_at and _due_at <= timezone.now() and _do_due_work():
        number = _look()
    return number


def when_due(settle: Callable) -> None:
    """Name the function, of the present moment, that does the work that `set_due` announced."""
    global _settle
    _settle = settle


def set_due(moment) -> None:
    """Announce when the public content changes by itself next, or None for never."""
    Generation.objects.exclude(due_at=moment).update(due_at=moment)
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
        _seen, _due_at = Generation.objects.values_list("number", "due_at").get()
    except DatabaseError:
        if not _seen:
            raise
        _look_again_at = now + SECONDS_AFTER_FAILURE
    return _seen


def _do_due_work() -> bool:
    """Do it unless this thread is at it already, or it failed a moment ago."""
    global _settle_again_at
    if getattr(_settling, "on", False) or time.monotonic() < _settle_again_at:
        return False
    _settling.on = True
    try:
        _settle(timezone.now())
    except Exception:
        # Readers get what stands now; the command `publish_due` shows what is wrong.
        logger.exception("What was due could not be published.")
        _settle_again_at = time.monotonic() + SECONDS_AFTER_FAILURE
        return False
    finally:
        _settling.on = False
    return True


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
