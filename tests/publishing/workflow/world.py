"""The people and the pages with which every run of the machine begins."""

import itertools
import re

from portal.accounts.roles import Role
from portal.publishing import actions
from portal.publishing.models import Page
from tests.factories import AT, make_editor, make_person

WORD = re.compile(r"zq\d+x")
words = (f"zq{number}x" for number in itertools.count(100))


def text(link=None):
    """Return the content of a page with a word of its own, and a link to an address."""
    word = next(words)
    more = f" Read [the rules of leave](page:{link})." if link else ""
    return {
        "title": f"Everything about the subject {word}",
        "summary": f"What everybody should know about the subject {word} before they ask for it.",
        "body": f"Here {word} stands.{more}",
    }


def word_of(revision):
    return WORD.search(revision.content["body"])[0]


def make_people():
    return {
        "portal": None,
        "administrator": make_editor(),
        "publisher": make_person(Role.PUBLISHER),
        "second": make_person(Role.PUBLISHER, "telework"),
        "reviewer": make_person(Role.REVIEWER),
        "author": make_person(Role.AUTHOR),
        "trainer": make_person(Role.PUBLISHER, "training"),
    }


def make_pages():
    """Make live pages in two sections, some of which link to one another, and two drafts."""
    telework, training = _begin(None, "telework"), _begin(None, "training")
    pages = [
        _begin(None, ""),
        telework,
        training,
        _begin(telework, "a", "/telework/b/"),
        _begin(telework, "b", "/telework/a/"),
        _begin(training, "c", "/telework/a/"),
    ]
    revisions = [page.revisions.get() for page in pages]
    actions.publish_together(revisions=revisions, by=None, at=AT)
    _begin(telework, "d", "/training/e/")
    _begin(training, "e", "/telework/d/")


def _begin(parent, slug, link=None):
    page = Page(parent=parent, slug=slug)
    actions.create_page(page=page, content=text(link), by=None, at=AT)
    return page
