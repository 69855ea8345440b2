"""A site of somebody else's: a real server on this machine, which notes how it was asked."""

import ssl
import threading
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass(frozen=True)
class Reply:
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""


class OtherSite:
    """`replies` maps a path, or a method and a path, to a Reply or to a function of the handler.

    Everything else is not found.
    """

    def __init__(self, port, scheme):
        self.port, self.scheme = port, scheme
        self.replies = {}
        self.requests = []
        self.agents = set()
        self.most_at_once = Counter()
        self.closing = threading.Event()
        self._busy = Counter()
        self._lock = threading.Lock()

    def url(self, path, host="127.0.0.1"):
        return f"{self.scheme}://{host}:{self.port}{path}"

    def redirect(self, path, to, status=301):
        self.replies[path] = Reply(status, {"Location": to})

    @contextmanager
    def noted(self, handler):
        """Note a request, and how many of its host are being worked on at the same time."""
        host = handler.headers["Host"]
        with self._lock:
            self.requests.append(f"{handler.command} {handler.path}")
            self.agents.add(handler.headers["User-Agent"])
            self._busy[host] += 1
            self.most_at_once[host] = max(self._busy[host], self.most_at_once[host])
        yield
        with self._lock:
            self._busy[host] -= 1


class Server(ThreadingHTTPServer):
    def handle_error(self, request, client_address):
        """A client that leaves in the middle is part of the tests."""


@contextmanager
def served(certificate=None):
    """Serve an OtherSite on a free port, with TLS where there is a certificate (a PEM file)."""
    server = Server(("127.0.0.1", 0), Handler)
    if certificate:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        server.socket = context.wrap_socket(server.socket, server_side=True)
    server.site = OtherSite(server.server_port, "https" if certificate else "http")
    thread = threading.Thread(target=server.serve_forever, args=[0.01])
    thread.start()
    try:
        yield server.site
    finally:
        server.site.closing.set()
        server.shutdown()
        thread.join()
        server.server_close()


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        site = self.server.site
        with site.noted(self):
            default = site.replies.get(self.path, Reply(404))
            reply = site.replies.get((self.command, self.path), default)
            if callable(reply):
                reply = reply(self)
        # Noted as over before the other side can know it: its next request may be here at once.
        self.answer(reply)

    do_HEAD = do_GET

    def answer(self, reply):
        self.send_response(reply.status)
        for name, value in reply.headers.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(reply.body)

    def log_message(self, *args):
        """The tests ask `OtherSite.requests`."""
