"""Stands before the live server: one request at a time, and none once a test has ended.

All threads of that server share one connection to the database in memory. Pages ask the server for
things by themselves, so without this a request could meet another, or the clearing of the tables.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock


class Gate:
    """A WSGI application before another."""

    def __init__(self, application) -> None:
        self.application = application
        self.lock = Lock()
        self.is_open = False

    def __call__(self, environ, start_response):
        with self.lock:
            if self.is_open:
                return self.application(environ, start_response)
        start_response("503 Service Unavailable", [("Content-Length", "0")])
        return []

    @contextmanager
    def opened(self) -> Iterator[None]:
        """Let requests pass meanwhile; at the end, wait for the one that is being answered."""
        self.is_open = True
        yield
        with self.lock:
            self.is_open = False
