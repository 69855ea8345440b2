"""Caches that live in the process and end when the public content changes.

Every change that readers could see calls `bump()`. Each worker looks at the counter at most once a
second, so an edit is visible to all of them within that second, and nothing has to be sent around.
"""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from functools import wraps

from django.db import DatabaseError, transaction
from django.db.models import F

from .models import Generation

SECONDS_BETWEEN_LOOKS = 1.0
# With the database away each look waits for its time-out, so looks are rarer then.
SECONDS_AFTER_FAILURE = 10.0
ENTRIES_PER_FUNCTION = 2048

_lock = threading.Lock()
_seen = 0
_look_again_at = float("-inf")


def current() -> int:
    """Return the number of the present generation, at most a second old.

    With the database away it is the number last seen, so that cached pages still answer.
    Raises DatabaseError when the database is away and none was ever seen.
    """
    global _seen, _look_again_at
    with _lock:
        now = time.monotonic()
        if _seen and now < _look_again_at:
            return _seen
        # One thread looks; the others go on with the number they know.
        _look_again_at = now + SECONDS_BETWEEN_LOOKS
    try:
        number = Generation.objects.values_list("number", flat=True).get()
    except DatabaseError:
        if not _seen:
            raise
        _look_again_at = now + SECONDS_AFTER_FAILURE
        return _seen
    _seen = number
    return number


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
