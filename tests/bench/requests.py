"""Requests to the portal, beside the least that a WSGI application can do."""

import io
import sys
from collections.abc import Callable, Iterable

from tests.bench.timing import Times, timed
from tests.made_up_words import RARE_WORD, WORDS


def print_table(page: str) -> None:
    """Print what each kind of request costs; `page` is the address of a published page."""
    from django.core.wsgi import get_wsgi_application

    print(f"{'':34}{'median':>11}{'95 %':>11}{'a second':>11}{'to bare':>11}")
    (bare,) = timed(lambda: call(bare_reply, "/"))
    print_row("bare WSGI reply", bare, bare)
    for name, request in requests(get_wsgi_application(), page, editors_cookie()).items():
        print_row(name, *timed(request), bare)


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


def print_row(name: str, times: Times, bare: Times) -> None:
    print(f"{name:34}", end="")
    print(f"{1000 * times.median:>8.3f} ms{1000 * times.slow:>8.3f} ms", end="")
    print(f"{1 / times.median:>11,.1f}{times.median / bare.median:>10,.0f}x")


def editors_cookie() -> str:
    """Return the cookie of a signed-in editor who may do everything."""
    from django.contrib.auth import get_user_model
    from django.test import Client

    client = Client()
    users = get_user_model().objects
    editor = users.filter(is_superuser=True).first()
    client.force_login(editor or users.create_superuser(email="bench@example.gov"))
    return "; ".join(f"{name}={morsel.value}" for name, morsel in client.cookies.items())
