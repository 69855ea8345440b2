"""`python -m tests.bench [--sizes 100,1000]`: what the portal costs as it grows.

Calls the WSGI application in this process, over a scratch SQLite database with as many made-up
pages as each size says, and prints how each kind of request compares with a bare WSGI reply in the
same run. Network, gunicorn and the proxy are not part of it.
"""

import argparse
import io
import os
import statistics
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from tests.made_up_words import RARE_WORD, WORDS
from tests.serving import scratch_data

SIZES = (100, 1_000, 10_000, 100_000)
SECONDS_EACH = 2.0
FEWEST_CALLS, MOST_CALLS = 15, 2_000


def main() -> None:
    with scratch_data() as environment:
        os.environ |= environment | {"DJANGO_SETTINGS_MODULE": "portal.settings"}
        import django

        django.setup()
        measure(sizes_asked_for())


def sizes_asked_for() -> list[int]:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--sizes", default=",".join(map(str, SIZES)), help="numbers of pages")
    return sorted(int(size) for size in parser.parse_args().sizes.split(","))


def measure(sizes: list[int]) -> None:
    """Fill the scratch database up to each size in turn, and print the table of each."""
    from django.core.management import call_command
    from django.core.wsgi import get_wsgi_application

    from tests.made_up_pages import fill_up_to

    call_command("migrate", verbosity=0)
    cookie = editors_cookie()
    portal = get_wsgi_application()
    for size in sizes:
        start = time.perf_counter()
        page = fill_up_to(size)
        print(f"\n{size:,} pages (made in {time.perf_counter() - start:.0f} s)")
        print(f"{'':34}{'median':>11}{'95 %':>11}{'a second':>11}{'to bare':>11}")
        bare = timed(lambda: call(bare_reply, "/"))
        print_row("bare WSGI reply", bare, bare)
        for name, request in requests(portal, page, cookie).items():
            print_row(name, timed(request), bare)
        sys.stdout.flush()


def requests(portal, page: str, cookie: str) -> dict[str, Callable[[], bytes]]:
    """Return the requests to measure, by name."""
    return {
        "middleware alone (/healthz)": lambda: call(portal, "/healthz"),
        "published page, cached": lambda: call(portal, page),
        # A query string goes past the page cache.
        "published page, uncached": lambda: call(portal, page, "past=cache"),
        "search, a common word": lambda: call(portal, "/search/", "q=telework"),
        "search, a rare word": lambda: call(portal, "/search/", f"q={RARE_WORD}"),
        "search, two words": lambda: call(portal, "/search/", f"q={'+'.join(WORDS[40:42])}"),
        "admin change list": lambda: call(portal, "/admin/publishing/page/", cookie=cookie),
        "admin change list, searched": lambda: call(
            portal, "/admin/publishing/page/", "q=telework", cookie=cookie
        ),
    }


def bare_reply(environ, start_response) -> Iterable[bytes]:
    """The least a WSGI application can do."""
    body = b"<!doctype html><title>Bare</title>"
    start_response("200 OK", [("Content-Type", "text/html"), ("Content-Length", str(len(body)))])
    return [body]


def call(application, path: str, query: str = "", cookie: str = "") -> bytes:
    """Return the body of an answer. Raises RuntimeError unless its status is 200."""
    statuses = []
    environ = {
        "REQUEST_METHOD": "GET",
        "SCRIPT_NAME": "",
        "PATH_INFO": path,
        "QUERY_STRING": query,
        "SERVER_NAME": "127.0.0.1",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "127.0.0.1",
        "HTTP_HOST": "127.0.0.1",
        "HTTP_ACCEPT_ENCODING": "gzip, deflate, br",
        "HTTP_COOKIE": cookie,
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(),
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }
    answer = application(environ, lambda status, headers, *_: statuses.append(status))
    body = b"".join(answer)
    if close := getattr(answer, "close", None):
        close()
    if not statuses[0].startswith("200"):
        raise RuntimeError(f"{path}?{query} answered {statuses[0]}.")
    return body


@dataclass(frozen=True)
class Times:
    """How long many equal calls took, in seconds."""

    each: list[float]

    @property
    def median(self) -> float:
        return statistics.median(self.each)

    @property
    def slow(self) -> float:
        """What 95 of 100 calls stay below."""
        return sorted(self.each)[int(0.95 * (len(self.each) - 1))]


def timed(request: Callable[[], bytes]) -> Times:
    """Return the times of a request, called for a while after a first call that does not count."""
    request()
    each: list[float] = []
    until = time.perf_counter() + SECONDS_EACH
    while len(each) < FEWEST_CALLS or (time.perf_counter() < until and len(each) < MOST_CALLS):
        start = time.perf_counter()
        request()
        each.append(time.perf_counter() - start)
    return Times(each)


def print_row(name: str, times: Times, bare: Times) -> None:
    print(f"{name:34}", end="")
    print(f"{1000 * times.median:>8.3f} ms{1000 * times.slow:>8.3f} ms", end="")
    print(f"{1 / times.median:>11,.1f}{times.median / bare.median:>10,.0f}x")


def editors_cookie() -> str:
    """Return the cookie of a signed-in editor who may do everything."""
    from django.contrib.auth import get_user_model
    from django.test import Client

    client = Client()
    client.force_login(get_user_model().objects.create_superuser(email="bench@example.gov"))
    return "; ".join(f"{name}={morsel.value}" for name, morsel in client.cookies.items())


if __name__ == "__main__":
    main()
