"""What holds for every answer of the API: methods, the rate, memory, compression, conditions.

Answers are the same for everybody. They are kept ready for one generation, in a memory of their
own, so that questions nobody asks twice cannot push the pages out of theirs.
"""

import math
from copy import copy
from functools import wraps

from django.http import HttpResponse

from portal.api.problems import problem
from portal.core import generation
from portal.core.page_cache import Entry, PageCache

from . import rates

METHODS = {"Allow": "GET, HEAD, OPTIONS"}
MEMORY_BYTES = 8 * 1024 * 1024

memory = PageCache(MEMORY_BYTES)


def served(view):
    """Return a view that answers GET, and HEAD with it, as every address of the API does."""

    @wraps(view)
    def answer(request, *args, **kwargs):
        if request.method == "OPTIONS":
            return HttpResponse(status=204, headers=METHODS)
        if request.method not in ("GET", "HEAD"):
            return _with(problem(405), METHODS)
        if wait := rates.seconds_to_wait(request):
            return _with(problem(429), {"Retry-After": str(math.ceil(wait))})
        return _remembered(view, request, args, kwargs)

    return answer


def _remembered(view, request, args, kwargs):
    key = (generation.current(), request.get_full_path())
    entry = memory.get(key)
    if entry is None or entry.is_over:
        as_get = copy(request)
        as_get.method = "GET"
        response = view(as_get, *args, **kwargs)
        if response.status_code != 200:
            return response
        entry = Entry.of(response)
        memory.put(key, entry)
    response = entry.response(request)
    # Nobody's cookies change what is given here.
    response["Vary"] = "Accept-Encoding"
    return response


def _with(response, headers):
    for name, value in headers.items():
        response[name] = value
    return response
