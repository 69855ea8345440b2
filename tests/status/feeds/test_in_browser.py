"""The status on a page of another site, whose policy lets in no more than we ask for."""

from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from portal.status.feeds import serving
from tests.browser import axe
from tests.status.feeds.rows import DAY, announce, make_office

pytestmark = pytest.mark.slow

POLICY = (
    "default-src 'none'; frame-src {home}; script-src {home}; connect-src {home}; "
    "require-trusted-types-for 'script'"
)
SHOWN = """<!doctype html><html lang="en"><title>An agency</title><main><h1>An agency</h1>
<iframe src="{home}/operating-status/embed/" title="Operating status" width="320" height="380">
</iframe>
<script src="{home}/static/js/status-widget.js" defer></script>
<operating-status><a href="{home}/operating-status/">Operating status</a></operating-status>
</main></html>"""


@pytest.fixture
def address(live_server):
    """The address of a page of another site that has both ways to show the status."""

    class Agency(BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Security-Policy", POLICY.format(home=live_server.url))
            self.end_headers()
            self.wfile.write(SHOWN.format(home=live_server.url).encode())

        def log_message(self, *args):
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Agency) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/agency/"
        server.shutdown()


@pytest.fixture
def elsewhere(chromium, live_server, gate, settings):
    """A browser page that keeps what its console said."""
    settings.SITE_URL = live_server.url
    serving.memory.clear()
    context = chromium.new_context()
    page = context.new_page()
    page.heard = []
    page.on("console", lambda message: page.heard.append(message.text))
    page.on("pageerror", lambda error: page.heard.append(str(error)))
    with gate.opened():
        yield page
        context.close()


def test_other_site_shows_the_status(elsewhere, address):
    now = timezone.now()
    announce(make_office(), posted_at=now, starts_at=now - DAY, ends_at=now + DAY)

    elsewhere.goto(address)

    element = elsewhere.locator("operating-status")
    expect(element.get_by_role("status")).to_contain_text("closed in short")
    expect(element).to_contain_text("As of ")
    expect(element.get_by_role("link", name="Operating status")).to_be_visible()
    assert element.get_attribute("data-icon") == "Closed"
    frame = elsewhere.frame_locator("iframe")
    expect(frame.get_by_role("main")).to_contain_text("closed in short")
    assert elsewhere.heard == []
    assert axe(elsewhere) == []
    assert elsewhere.context.cookies() == []


def test_element_keeps_its_link_alone_where_the_status_cannot_be_had(elsewhere, address):
    make_office()
    elsewhere.goto(address)
    element = elsewhere.locator("operating-status")
    expect(element).to_contain_text("No announcement is in force.")

    elsewhere.route("**/api/v1/status/", lambda route: route.fulfill(status=503))
    element.evaluate("one => one.ask()")

    expect(element.get_by_role("status")).to_have_count(0)
    expect(element).to_have_text("Operating status")
