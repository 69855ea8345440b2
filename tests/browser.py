"""A Chromium that the tests drive: launching it, watching what it complains of, and axe.

The fixtures made of these stand in `conftest.py`.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit
from weakref import WeakKeyDictionary

from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    Response,
    WebError,
    expect,
    sync_playwright,
)

from tests.chromium import TOOLS, find_chromium

AXE = TOOLS / "node_modules" / "axe-core" / "axe.min.js"
AXE_OPTIONS = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "rules": {"target-size": {"enabled": True}},  # WCAG 2.2 AA, off unless asked for
    "resultTypes": ["violations"],
}

ARGUMENTS = (
    "--no-sandbox",  # root and most containers cannot have one; only our own pages are opened
    "--disable-dev-shm-usage",
    "--disable-gpu",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
)
MILLISECONDS_TO_WAIT = 15_000  # long enough for two cores that are busy with other tests
PAGE_PARTS = {"font", "image", "script", "stylesheet"}


@contextmanager
def launched() -> Iterator[Browser]:
    """Give a running browser and close it at the end.

    Raises FileNotFoundError, saying what to do, when the machine has none.
    """
    chromium = find_chromium()
    expect.set_options(timeout=MILLISECONDS_TO_WAIT)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium.program,
            env=os.environ | chromium.environment,
            args=ARGUMENTS,
        )
        yield browser
        browser.close()


class Watch:
    """What the pages of some contexts did that no page of ours may do.

    `complaints` lists, a line each: breaches of the content security policy, errors of scripts,
    requests to another host, and parts of a page that did not arrive.
    """

    _by_context: WeakKeyDictionary[BrowserContext, "Watch"] = WeakKeyDictionary()

    def __init__(self, home: str) -> None:
        self.home = urlsplit(home).netloc
        self.complaints: list[str] = []
        self.messages: list[str] = []
        self.is_paused = False

    def follow(self, context: BrowserContext) -> None:
        """Watch the context's pages, now and to come, and give them the usual time to answer."""
        self._by_context[context] = self
        context.set_default_timeout(MILLISECONDS_TO_WAIT)
        context.on("console", self.hear)
        context.on("weberror", self.note_error)
        context.on("request", self.note_request)
        context.on("response", self.note_response)

    def hear(self, message: ConsoleMessage) -> None:
        if self.is_paused:
            return
        self.messages.append(f"{message.type}: {message.text}")
        if "Content Security Policy" in message.text:
            self.complain(message.text)

    def note_error(self, error: WebError) -> None:
        self.complain(f"script error: {error.error}")

    def note_request(self, request: Request) -> None:
        address = urlsplit(request.url)
        if address.netloc != self.home and address.scheme not in ("about", "blob"):
            self.complain(f"request to another host: {request.url}")

    def note_response(self, response: Response) -> None:
        if response.status >= 400 and response.request.resource_type in PAGE_PARTS:
            self.complain(f"answered {response.status}: {response.url}")

    def complain(self, complaint: str) -> None:
        if complaint not in self.complaints:
            self.complaints.append(complaint)

    @classmethod
    @contextmanager
    def paused(cls, page: Page) -> Iterator[None]:
        """Hear no console message of the page meanwhile; those from before are still heard."""
        catch_up(page)
        watch = cls._by_context.get(page.context) or cls("")
        watch.is_paused = True
        yield
        catch_up(page)
        watch.is_paused = False


def catch_up(page: Page) -> None:
    """Wait until every event the page has sent so far has been dealt with."""
    if not page.is_closed():
        page.evaluate("0")


def sign_in(page: Page, email: str, password: str) -> None:
    """Fill in and send the sign-in form that the page shows."""
    page.get_by_label("E-mail address").fill(email)
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Sign in", exact=True).click()


def axe(page: Page) -> list[str]:
    """Return what axe finds wrong with the page as it stands, readably; nothing when it is clean.

    The rules are WCAG 2.2 AA and axe's best practices. axe sets styles on elements of its own,
    which the content security policy refuses, so nothing is heard from the page while it runs.
    """
    page.wait_for_load_state()
    with Watch.paused(page):
        page.evaluate(AXE.read_text())
        found = page.evaluate("options => axe.run(document, options)", AXE_OPTIONS)
    return [
        f"{violation['id']} ({violation['impact']}): {violation['help']}\n"
        f"    {' '.join(map(str, node['target']))}\n"
        f"    {node['html']}\n"
        f"    {node['failureSummary'].replace(chr(10), ' ')}"
        for violation in found["violations"]
        for node in violation["nodes"]
    ]
