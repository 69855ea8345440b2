"""Nothing that the portal gives to readers or programs tells of a page that is not live, nor of
what waits to be read on one that is.

A new address must say here how it is asked; see `ASKED`.
"""

import re
from io import BytesIO
from urllib.parse import quote
from zipfile import ZipFile

import pytest
import time_machine
from django.urls import get_resolver

from portal.core import generation
from portal.status.models import Announcement
from tests.factories import AT
from tests.guards.stages import COMMON, LATER, build
from tests.guards.test_docs import addresses

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

# Behind a sign-in or a secret of one person.
NOT_FOR_READERS = ("/accounts/", "/calendar/")
# Any number; each has luck of its own.
SEED = 7
# Of no certificate.
NUMBER = "WLT-0000-0000-0000"
LETTERS = [*"abcdefghijklmnopqrstuvwxyz", "0-9"]


def once(portal):
    return [""]


def pages(portal):
    return [page.path.strip("/") for page in portal.pages if page.path != "/"]


def few(portal):
    return [page.path.strip("/") for page in portal.unlisted[:5]]


def with_slash(portal):
    return [f"{one}/" for one in pages(portal)]


def words(portal):
    return [phrase.split()[0] for phrase in portal.hidden]


def asking(portal):
    """Return searches for all pages at once and for each hidden one, its words turned around: an
    answer may repeat what was asked.
    """
    asked = [COMMON, "5 U.S.C. 6501", *(f"{COMMON} {word}" for word in words(portal))]
    return [f"?q={quote(text)}" for text in asked]


def below(portal, top="training"):
    """Return the last part of the address of each page right below a page of the first level."""
    found = (one.split("/") for one in pages(portal))
    return [one[1] for one in found if one[0] == top and len(one) == 2]


def ways_in(portal):
    return [f"agency/{one}" for one in below(portal)]


def of_courses(*ends):
    """Return what asks for something below each course."""
    return lambda portal: [f"{course}{end}" for course in below(portal) for end in ends]


def checks(portal):
    return [f"{one.split('/', 1)[1]}" for one in pages(portal) if re.match("training/.+?/.", one)]


def announcements(portal):
    """Return the number of each announcement, of those that nobody reads too."""
    return [str(number) for number in Announcement.objects.values_list("number", flat=True)]


def whole(portal):
    return ["?limit=100"]


# What answers only to what is sent, or says that nothing is there.
SILENT = {
    "/contact/sent/<str:number>/",
    "/forms/<slug:form>/files/<int:number>/<str:name>",
    "/search/chosen/",
    "/training/read/",
    "/alerts/put-away/",
    "/training/progress/clear/",
    "/training/progress/code/",
    "/training/certificates/<str:number>/pdf/",
    "/training/verify/<str:number>/<str:seal>/",
    "/training/go/<slug:agency>/",
    "/training/go/<slug:agency>/<slug:course>/code.png",
    "/^api/(?P<address>.*)$",
    r"/^(?P<address>[^\x00-\x1f\x7f]+)$",
}
# How each address of the portal is asked: what comes after it, or takes the place of its pattern.
ASKED = {
    "/": once,
    "/display/": once,
    "/healthz": once,
    "/readyz": once,
    "/a-z/": once,
    "/a-z/<str:letter>/": lambda portal: LETTERS,
    "/whats-new/": once,
    "/search/": asking,
    "/search/suggestions/": lambda portal: ["?q=the", *(f"?q={one[:5]}" for one in words(portal))],
    "/search/chosen/": once,
    "/opensearch.xml": once,
    "/robots.txt": once,
    "/sitemap.xml": once,
    "/sitemap-<section>.xml": lambda portal: ["pages"],
    "/feeds/whats-new/": once,
    r"/^feeds/(?P<address>(?:[-a-z0-9]+/)+)$": with_slash,
    "/api/": once,
    "/api/shapes/": once,
    "/api/v1/openapi.json": once,
    "/api/v1/": once,
    "/api/v1/pages/": whole,
    "/api/v1/home/": once,
    "/api/v1/pages/<path:address>": with_slash,
    "/api/v1/citations/": lambda portal: ["?cites=5+U.S.C.+6501&limit=100"],
    "/api/v1/authorities/": whole,
    "/api/v1/changes/": whole,
    "/api/v1/search/": asking,
    "/api/v1/alerts/": whole,
    "/alerts/put-away/": once,
    "/api/v1/faqs/": whole,
    "/api/v1/faqs/<path:address>": lambda portal: [
        one.removeprefix("faqs/") for one in with_slash(portal) if one.startswith("faqs/")
    ],
    "/api/v1/faq-categories/": whole,
    "/api/v1/glossary/": whole,
    "/api/v1/agencies/": whole,
    "/api/v1/agencies/<slug>/": lambda portal: ["agency"],
    "/api/v1/standards/": whole,
    "/api/v1/topics/": whole,
    "/api/v1/programs/": whole,
    "/api/v1/life-events/": whole,
    "/api/v1/courses/": whole,
    "/^api/(?P<address>.*)$": lambda portal: ["nowhere", *few(portal)],
    "/llms.txt": once,
    r"/^(?P<address>(?:[-a-z0-9]+/)*[-a-z0-9]+)\.md$": lambda portal: [*pages(portal), "index"],
    "/api/v1/status/": once,
    "/api/v1/status/history/": whole,
    "/api/v1/status/types/": whole,
    "/json/operatingstatus.json": once,
    "/json/operatingstatushistory.json": once,
    "/json/statustypes.json": once,
    "/xml/operatingstatus.xml": once,
    "/xml/statustypes.xml": once,
    "/rss/operatingstatus.atom": once,
    "/operating-status.ics": once,
    "/operating-status/widget/": once,
    "/operating-status/embed/": once,
    "/operating-status/history/<int:number>/": announcements,
    "/feeds/alerts.atom": once,
    "/api/v1/forms/": whole,
    # No form here has a file; those of drafts: see tests/library.
    "/forms/<slug:form>/files/<int:number>/<str:name>": lambda portal: [
        f"{one}/files/1/form.pdf" for one in below(portal, "forms")
    ],
    "/contact/ask/": once,
    "/contact/sent/<str:number>/": lambda portal: ["Q-22222222"],
    "/feedback/": lambda portal: ["", "?page=/"],
    "/feedback/thanks/": once,
    "/review/<str:token>/": lambda portal: [
        shown.split("/")[2] for shown in portal.hidden.values() if shown.startswith("/review/")
    ],
    "/training/read/": once,
    "/training/progress/": once,
    "/training/progress/clear/": once,
    "/training/progress/code/": once,
    "/training/continue/": once,
    "/training/continue/<str:code>/": lambda portal: ["ABCD-EFGH-JKMN"],
    "/training/certificates/<str:number>/": lambda portal: [NUMBER],
    "/training/certificates/<str:number>/pdf/": lambda portal: [NUMBER],
    "/training/verify/": once,
    "/training/verify/<str:number>/<str:seal>/": lambda portal: [f"{NUMBER}/0123456789abcdef"],
    "/training/<slug:course>/packages/": of_courses(""),
    "/training/<slug:course>/packages/<str:standard>.zip": of_courses(
        "/packages/scorm-1.2", "/packages/scorm-2004", "/packages/cmi5"
    ),
    "/training/<slug:course>/print/": of_courses(""),
    "/training/<slug:course>/course.txt": of_courses(""),
    "/training/<slug:course>/check/": of_courses(""),
    "/training/<slug:course>/<slug:module>/check/": checks,
    "/training/go/": lambda portal: [
        "",
        *(f"?agency=agency&course={one}" for one in below(portal)),
    ],
    "/training/go/<slug:agency>/": lambda portal: ["agency"],
    "/training/go/<slug:agency>/<slug:course>/": ways_in,
    "/training/go/<slug:agency>/<slug:course>/extra/": ways_in,
    "/training/go/<slug:agency>/<slug:course>/code.svg": ways_in,
    # A picture of what the one before says.
    "/training/go/<slug:agency>/<slug:course>/code.png": lambda portal: [],
    "/about/service-standards/results.csv": once,
    r"/^(?P<address>(?:[-a-z0-9]+/)+)$": with_slash,
    r"/^(?P<address>[^\x00-\x1f\x7f]+)$": lambda portal: [f"{one}s.aspx" for one in few(portal)],
}


def routes():
    found = [f"/{one}" for one in addresses(get_resolver().url_patterns)]
    return [one for one in found if not one.startswith(NOT_FOR_READERS)]


def at(route, asked):
    """Return the address that a route has with what varies in it."""
    if "<" not in route:
        return route + asked
    before, after = re.split(r"\^?\(\?P<address>.*\)|<.+>", route)
    return before.replace("^", "") + asked + after.strip("$").replace("\\", "")


def content(answer):
    if answer.get("Content-Type") != "application/zip":
        return answer.content.decode()
    with ZipFile(BytesIO(answer.content)) as archive:
        return "\n".join(archive.read(name).decode() for name in archive.namelist())


def said(answer):
    """Return what an answer says in small letters, without the marks of words that were found."""
    text = re.sub(r"(?:<|\\u003c)/?mark(?:>|\\u003e)", "", content(answer).lower())
    return " ".join(text.split())


@pytest.fixture
def portal(settings):
    settings.API_REQUESTS_A_MINUTE = 0
    with time_machine.travel(AT, tick=False) as clock:
        portal = build(SEED)
        clock.move_to(LATER)
        generation.forget()
        yield portal


def test_every_address_is_asked():
    assert [one for one in routes() if one not in ASKED] == []
    assert sorted(ASKED.keys() - {*routes()}) == []


def test_nothing_tells_of_what_is_not_live(portal, client):
    asked = {route: [at(route, one) for one in ask(portal)] for route, ask in ASKED.items()}
    every = dict.fromkeys(address for found in asked.values() for address in found)
    answers = {address: client.get(address) for address in every}
    told = {address: said(answer) for address, answer in answers.items()}

    leaks = {
        (address, phrase)
        for address, text in told.items()
        for phrase, shown_at in portal.hidden.items()
        if phrase in text and address != shown_at
    }
    named = {
        (address, page.path)
        for address, text in told.items()
        for page in portal.unlisted
        if answers[address].status_code == 200
        and address not in (page.path, "/feedback/")
        and re.search(rf"{page.path}(?![-a-z0-9])", text)
    }
    assert (leaks, named) == (set(), set())
    # And what is there to be read is there, so that the rest proves something.
    unread = {phrase for phrase, path in portal.said.items() if phrase not in told[path]}
    unseen = {phrase for phrase, path in portal.hidden.items() if path and phrase not in told[path]}
    silent = {
        route
        for route, found in asked.items()
        if all(answers[address].status_code != 200 for address in found)
    }
    assert (unread, unseen, silent) == (set(), set(), SILENT)
