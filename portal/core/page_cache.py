"""Answers to anonymous GETs of published pages, kept ready and compressed in the process.

A view opts in with `@for_everyone`. Anyone with a session, and any request with a query string,
goes past the cache, so nothing of one reader can reach another. What readers may choose of a page,
in a cookie of the portal's own, is part of the key: see `vary_by`. An answer that changes by itself
at a moment has that as its `good_until`; for whoever asks from then on, it is made anew.
"""

import gzip
import hashlib
import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from datetime import datetime
from functools import wraps

import brotli
from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.http import HttpResponse
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_vary_headers

from . import display, generation
from .context import may_show_banner

# From 8 on, the first reader of a page waits three times as long for one percent less.
BROTLI_QUALITY = 7
# These answer, or say what is wrong, whatever becomes of the database.
HEALTH = ("/healthz", "/readyz")
# How the addresses end of what may be the same for everyone.
SHARED = ("/", ".md", ".txt", ".atom")
# What else an answer says of itself, beside its type.
KEPT = ("X-Robots-Tag",)


_choices: list[Callable] = []


def vary_by(of_request: Callable[..., Hashable]) -> Callable:
    """Keep an answer for each value that a function of a request returns.

    What it returns is checked against what there is to choose now, never taken from the request as
    it stands: nobody may fill the cache with values of their own making. It is called for each
    request and must cost no query as a rule.
    """
    if of_request not in _choices:
        _choices.append(of_request)
    return of_request


vary_by(display.notices)


def for_everyone(view):
    """Mark a view's answers as the same for every anonymous reader."""

    @wraps(view)
    def marked(request, *args, **kwargs):
        response = view(request, *args, **kwargs)
        response.for_everyone = True
        return response

    return marked


def leave_out(request) -> None:
    """Keep no answer to this request: a part that every page has could not be looked up."""
    request.is_incomplete = True


@dataclass(frozen=True)
class Entry:
    """One answer: its body as it is and compressed, ready to send."""

    content_type: str
    bodies: dict[str, bytes]
    etag: str
    good_until: datetime | None = None
    headers: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, response):
        body = response.content
        return cls(
            content_type=response["Content-Type"],
            bodies={
                "br": brotli.compress(body, quality=BROTLI_QUALITY),
                "gzip": gzip.compress(body, mtime=0),
                "": body,
            },
            etag=hashlib.sha256(body).hexdigest()[:24],
            good_until=getattr(response, "good_until", None),
            headers={name: response[name] for name in KEPT if name in response},
        )

    @property
    def is_over(self):
        return self.good_until is not None and self.good_until <= timezone.now()

    @property
    def size(self):
        return sum(map(len, self.bodies.values()))

    def response(self, request):
        """Return the answer in the best encoding the client takes, or 304."""
        accepted = {
            name.split(";")[0].strip()
            for name in request.headers.get("Accept-Encoding", "").split(",")
            if not name.replace(" ", "").endswith(";q=0")
        }
        encoding = next((name for name in ("br", "gzip") if name in accepted), "")
        body = self.bodies[encoding]
        response = HttpResponse(body, content_type=self.content_type, headers=self.headers)
        response["ETag"] = f'"{self.etag}-{encoding}"' if encoding else f'"{self.etag}"'
        response["Cache-Control"] = "public, max-age=0, must-revalidate"
        response["Content-Length"] = str(len(body))
        if encoding:
            response["Content-Encoding"] = encoding
        patch_vary_headers(response, ["Accept-Encoding", "Cookie"])
        return get_conditional_response(request, etag=response["ETag"], response=response)


class PageCache:
    """Entries by key, the least recently used dropped first."""

    def __init__(self, limit):
        self.limit = limit
        self.entries: OrderedDict = OrderedDict()
        self.size = 0
        self.lock = threading.Lock()

    def get(self, key):
        with self.lock:
            if key in self.entries:
                self.entries.move_to_end(key)
            return self.entries.get(key)

    def put(self, key, entry):
        with self.lock:
            if known := self.entries.pop(key, None):
                self.size -= known.size
            self.entries[key] = entry
            self.size += entry.size
            while self.size > self.limit:
                _, dropped = self.entries.popitem(last=False)
                self.size -= dropped.size

    def clear(self):
        with self.lock:
            self.entries.clear()
            self.size = 0


cache = PageCache(settings.PAGE_CACHE_BYTES)


def may_share(request) -> bool:
    """Say whether this request is one of an anonymous reader that carries nothing of its own."""
    return (
        request.method in ("GET", "HEAD")
        and request.path.endswith(SHARED)
        and not request.META.get("QUERY_STRING")
        and settings.SESSION_COOKIE_NAME not in request.COOKIES
        and "messages" not in request.COOKIES
        and not display.has_hint(request)
    )


def page_cache(get_response):
    """Middleware: answer from the cache, and keep what a view marked `for_everyone`."""

    def middleware(request):
        if not may_share(request):
            if request.path not in HEALTH:
                # What is due is done before any view looks at what readers should see by now.
                generation.current()
            return get_response(request)
        try:
            # Of the host, an answer shows no more than this.
            banner = may_show_banner(request.get_host())
        except DisallowedHost:
            return get_response(request)
        chosen = (of_request(request) for of_request in _choices)
        key = (generation.current(), banner, request.path, *chosen)
        entry = cache.get(key)
        if entry is None or entry.is_over:
            response = get_response(request)
            shared = getattr(response, "for_everyone", False) and response.status_code == 200
            if not shared or response.cookies or getattr(request, "is_incomplete", False):
                return response
            entry = Entry.of(response)
            cache.put(key, entry)
        return entry.response(request)

    return middleware
