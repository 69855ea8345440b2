"""What holds for every feed: methods, the rate of the API, faults, memory, conditions.

An answer is made once for a generation and a minute. What it says of its own moment (CurrentDate)
is that of its making, so at most a minute old. Its ETag is made of the rest: it changes when the
status does, and not each minute. Such a tag is weak, since not all bytes are the same (RFC 9110,
section 8.8.1); those of answers that do not name their moment are strong.
"""

import hashlib
import math
from dataclasses import dataclass, replace
from datetime import datetime
from functools import wraps

from django.http import Http404, HttpResponse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt

from portal.api.problems import problem
from portal.api.v1 import rates
from portal.api.v1.api import faulty
from portal.api.v1.serving import METHODS
from portal.core import generation
from portal.core.page_cache import Entry, PageCache

from .arguments import Faulty, read

MEMORY_BYTES = 4 * 1024 * 1024

memory = PageCache(MEMORY_BYTES)


@dataclass(frozen=True)
class Made:
    """An answer. `moment` is how it writes the moment at which it was made, if it does."""

    body: bytes
    content_type: str
    moment: str = ""


def fed(*takes: str):
    """Make a view, of the arguments asked and the moment, into one that answers as feeds do.

    `takes` are the names of the arguments; the view returns what it `Made` or raises Http404.
    """

    def decorate(view):
        @csrf_exempt
        @wraps(view)
        def answer(request):
            if refusal := _refused(request):
                return refusal
            try:
                asked = read(dict(request.GET.lists()), takes)
                return _remembered(view, request, asked, timezone.now())
            except Faulty as error:
                return faulty(error.errors)
            except Http404 as error:
                return problem(404, str(error))

        return answer

    return decorate


def _refused(request):
    if request.method == "OPTIONS":
        return HttpResponse(status=204, headers=METHODS)
    if request.method not in ("GET", "HEAD"):
        return _with(problem(405), METHODS)
    if wait := rates.seconds_to_wait(request):
        return _with(problem(429), {"Retry-After": str(math.ceil(wait))})
    return None


def _remembered(view, request, asked, now: datetime):
    minute = now.replace(second=0, microsecond=0)
    key = (generation.current(), minute, request.path, asked)
    found = memory.get(key)
    if found is None:
        found = _entry(view(asked, now))
        memory.put(key, found)
    response = found.response(request)
    # What fails a condition (412) has no tag.
    if found.is_weak and "ETag" in response:
        response["ETag"] = f"W/{response['ETag']}"
    # Nobody's cookies change what is given here.
    response["Vary"] = "Accept-Encoding"
    return response


@dataclass(frozen=True)
class FeedEntry(Entry):
    is_weak: bool = False


def _entry(made):
    entry = FeedEntry.of(HttpResponse(made.body, content_type=made.content_type))
    if not made.moment:
        return entry
    rest = made.body.replace(made.moment.encode(), b"")
    return replace(entry, etag=hashlib.sha256(rest).hexdigest()[:24], is_weak=True)


def _with(response, headers):
    for name, value in headers.items():
        response[name] = value
    return response
