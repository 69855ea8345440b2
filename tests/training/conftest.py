"""Packages of small courses, running in a learning system of ours."""

from contextlib import ExitStack

import pytest

from tests import browser
from tests.factories.courses import make_outline
from tests.training.learning_system.server import running
from training.packages.packing import contents


@pytest.fixture
def install(db):
    """A function that puts a course's package into a learning system, and returns the system."""
    with ExitStack() as systems:

        def install(standard, modules=1, questions=3):
            files = contents(make_outline(modules=modules, questions=questions), standard)
            return systems.enter_context(running(files))

        yield install


@pytest.fixture
def watched_page(chromium):
    """A function that opens a page for a site, in one browser context; see `browser.Watch`."""
    contexts = {}
    watches = []

    def watched_page(url, **options):
        if url not in contexts:
            watches.append(browser.Watch(url))
            contexts[url] = chromium.new_context(**options)
            watches[-1].follow(contexts[url])
        return contexts[url].new_page()

    yield watched_page
    for context in contexts.values():
        context.close()
    assert [complaint for watch in watches for complaint in watch.complaints] == []
