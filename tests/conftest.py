"""What every test may ask for, and what holds for the whole run."""

import itertools
import os

import pytest
from django.core.cache import cache
from django.test import TransactionTestCase, override_settings

from tests import browser, seeded
from tests.gate import Gate
from tests.reading import ReadingClient

DATABASE_FIXTURES = {"db", "transactional_db", "django_db_reset_sequences", "live_server"}
DESKTOP = {"viewport": {"width": 1280, "height": 900}}
PHONE = {
    "viewport": {"width": 360, "height": 740},
    "device_scale_factor": 2,
    "has_touch": True,
    "is_mobile": True,
}
generations = itertools.count(start=1_000_000, step=1_000)


def uses_database(item) -> bool:
    """Say whether a test reads or writes the database."""
    return bool(
        item.get_closest_marker("django_db")
        or DATABASE_FIXTURES & set(item.fixturenames)
        or issubclass(getattr(item, "cls", None) or object, TransactionTestCase)
    )


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config, items):
    """Mark what drives a browser; leave out what is for the other engine.

    A test that commits begins with the rows of the migrations and leaves none: Django leaves some
    otherwise, over which the next test stumbles that begins with those of the migrations.

    On the second engine nothing is tried that knows no database, or looks at the full content.
    """
    for item in items:
        if "chromium" in item.fixturenames:
            item.add_marker("browser")
        if uses_database(item):
            item.fixturenames.append("django_db_serialized_rollback")
    engine = os.environ["ENGINE"]
    kept = [item for item in items if is_for(item, engine)]
    config.hook.pytest_deselected(items=[item for item in items if not is_for(item, engine)])
    items[:] = kept


def is_for(item, engine) -> bool:
    if marker := item.get_closest_marker("engine"):
        return engine == marker.args[0]
    return engine == "sqlite" or (uses_database(item) and "site" not in item.fixturenames)


def skipped(config) -> list[str]:
    reports = config.pluginmanager.get_plugin("terminalreporter").stats.get("skipped", [])
    return sorted({report.nodeid for report in reports})


@pytest.hookimpl(tryfirst=True)
def pytest_sessionfinish(session, exitstatus):
    """In CI a skipped test fails the run: there, nothing may be missing that it needs."""
    at_work = not hasattr(session.config, "workerinput")
    if at_work and os.environ.get("CI") and exitstatus == 0 and skipped(session.config):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter, config):
    if earlier := os.environ.get("FAILED_EARLIER"):
        terminalreporter.section(f"failed before this, see above: {earlier}", red=True)
    if os.environ.get("CI") and (names := skipped(config)):
        terminalreporter.section("skipped tests fail this run, because CI is set", red=True)
        for name in names:
            terminalreporter.line(name)


@pytest.fixture(scope="session", autouse=True)
def quick_surroundings():
    """Hash passwords cheaply: their strength is Django's to test. Look for a static file when it is
    asked for, not for all of them whenever a client is made."""
    hashers = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    with override_settings(PASSWORD_HASHERS=hashers, WHITENOISE_AUTOREFRESH=True):
        yield


@pytest.fixture(scope="session", autouse=True)
def rare_looks():
    """Keep the queries that a test counts from depending on how long it takes."""
    from portal.core import generation

    generation.SECONDS_BETWEEN_LOOKS = 3600


@pytest.fixture(autouse=True)
def own_rate():
    """Let no test be refused by the API, or by a feed, for what others asked."""
    from portal.api.v1 import rates

    rates.rate.spread_until.clear()


@pytest.fixture(autouse=True)
def own_generation(request):
    """Begin a generation for each test that uses the database, so that nothing the process
    remembered for another test is shown in this one."""
    if uses_database(request.node):
        request.getfixturevalue("db")
        begin_generation()


def begin_generation():
    from portal.core import generation
    from portal.core.models import Generation

    cache.clear()
    number = next(generations)
    # After a test with real transactions the tables are empty, this one too.
    if not Generation.objects.update(number=number):
        Generation.objects.create(number=number)
    generation.forget()


@pytest.fixture(scope="module")
def site(django_db_setup, django_db_blocker):
    """The portal with its full content, for all tests of a module that only read it."""
    with django_db_blocker.unblock(), seeded.loaded():
        yield


@pytest.fixture
def live_site(live_server, own_generation):
    """The running portal with its full content."""
    seeded.load()
    begin_generation()


@pytest.fixture
def client_reads(db):
    """A client that reads and checks every page it gets: see `tests.reading`."""
    return ReadingClient()


@pytest.fixture(scope="session")
def chromium():
    """The browser, once for each process of the run."""
    with browser.launched() as chromium:
        yield chromium


@pytest.fixture(scope="session")
def gate(live_server):
    """What requests to the live server pass: see `tests.gate`."""
    server = live_server.thread.httpd
    gate = Gate(server.get_app())
    server.set_app(gate)
    return gate


@pytest.fixture
def open_page(chromium, live_server, gate):
    """A function that opens a page in a browser context of its own, addressed from the portal's
    root; its arguments are those of Playwright's `new_context`.

    Afterwards the test fails if a page complained: see `browser.Watch`.
    """
    contexts = []
    watch = browser.Watch(live_server.url)

    def open_page(**options):
        context = chromium.new_context(base_url=live_server.url, **options)
        contexts.append(context)
        watch.follow(context)
        return context.new_page()

    with gate.opened():
        yield open_page
        for context in contexts:
            for page in context.pages:
                browser.catch_up(page)
            context.close()
    if watch.complaints:
        pytest.fail("The browser complained:\n" + "\n".join(watch.complaints), pytrace=False)


@pytest.fixture
def page(open_page):
    """A page 1280 pixels wide."""
    return open_page(**DESKTOP)


@pytest.fixture
def phone(open_page):
    """A page as wide as a small phone."""
    return open_page(**PHONE)


@pytest.fixture
def axe():
    """A function that returns what axe finds wrong with a page: see `browser.axe`."""
    return browser.axe
