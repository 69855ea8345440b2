"""A learning system on this machine, in which a package runs as it does in an agency's own.

It serves the package under a strict content security policy, and is lost to the course while
`is_away`. What it was sent stands in `commits` (SCORM) and in `store` (cmi5: see `records`).
"""

import json
import mimetypes
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

from tests.chromium import TOOLS
from tests.training.learning_system.records import RecordStore

HERE = Path(__file__).parent
POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'"
OWN = {
    "/host.html": HERE / "host.html",
    "/host.js": HERE / "host.js",
    "/scorm-again.js": TOOLS / "node_modules/scorm-again/dist/scorm-again.min.js",
}


class LearningSystem:
    """`files` are those of the package, by name."""

    def __init__(self, files: dict[str, bytes]):
        self.files = files
        self.commits: list[dict] = []
        self.store = RecordStore()
        self.is_away = False
        self.url = ""

    @property
    def kept(self) -> dict | None:
        """What a launch finds: all that was committed before."""
        return self.commits[-1]["cmi"] if self.commits else None

    def respond(self, method: str, path: str, query: dict, body: bytes, headers) -> tuple:
        """Return status, type and body."""
        if method == "GET" and (found := self.file(path)) is not None:
            return 200, mimetypes.guess_type(path)[0], found
        if path == "/kept":
            return _json(200, self.kept)
        if path == "/back":
            return 200, "text/html", b"<!doctype html><title>Back</title><h1>Back</h1>"
        if self.is_away:
            return _json(503, {})
        if path == "/commit":
            self.commits.append(json.loads(body))
            return _json(200, {"result": True, "errorCode": 0})
        if path == "/token" or path.startswith("/records/"):
            return self.store.respond(method, path, query, body, headers)
        return _json(404, {})

    def file(self, path):
        if path in OWN:
            return OWN[path].read_bytes()
        return self.files.get(path.removeprefix("/package/"))


def _json(status, data):
    return status, "application/json", json.dumps(data).encode()


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        address = urlsplit(self.path)
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        status, kind, answer = self.server.system.respond(
            self.command, address.path, dict(parse_qsl(address.query)), body, self.headers
        )
        self.send_response(status)
        self.send_header("Content-Type", kind or "application/octet-stream")
        self.send_header("Content-Length", str(len(answer)))
        if address.path.startswith("/package/"):
            self.send_header("Content-Security-Policy", POLICY)
        self.end_headers()
        self.wfile.write(answer)

    do_POST = do_PUT = do_GET

    def log_message(self, *args):
        """The tests ask the learning system."""


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request, client_address):
        """A window that closes in the middle is part of the tests."""


@contextmanager
def running(files: dict[str, bytes]):
    """Serve a LearningSystem with this package on a free port."""
    server = Server(("127.0.0.1", 0), Handler)
    server.system = LearningSystem(files)
    server.system.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, args=[0.01])
    thread.start()
    try:
        yield server.system
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
