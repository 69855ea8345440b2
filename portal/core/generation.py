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
ENTRIES_PER_FUNCTION = 2048

_lock = threading.Lock()
_seen = 0
_looked_at = float("-inf")


def current() -> int:
    """Return the number of the present generation, at most a second old.

    With the database away it is the number last seen, so that cached pages still answer.
    Raises DatabaseError when the database is away and none was ever seen.
    """
    global _seen, _looked_at
    if time.monotonic() - _looked_at < SECONDS_BETWEEN_LOOKS:
        return _seen
    try:
        number = Generation.objects.values_list("number", flat=True).get()
    except DatabaseError:
        if not _seen:
            raise
        number = _seen
    with _lock:
        _seen, _looked_at = number, time.monotonic()
    return number


def bump() -> None:
    """Begin a new generation, as part of the caller's transaction."""
    Generation.objects.update(number=F("number") + 1)
    forget()
    transaction.on_commit(forget)


def forget() -> None:
    """Make this process look at the counter again at once."""
    global _looked_at
    _looked_at = float("-inf")


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
