"""Who gets which answer at which of a page's addresses at the desk. Add a row for every new one."""

from datetime import timedelta

import pytest
import time_machine
from django.db import transaction
from django.test import Client

from portal.accounts.roles import Role
from portal.publishing import actions, trail
from portal.publishing.models import Comment, Page, Revision, ShareLink, WorkingCopy
from portal.publishing.sharing import address_of
from telework.models import Topic
from tests.factories import (
    AT,
    content_for,
    make_draft,
    make_editor,
    make_page,
    make_person,
    make_user,
)
from tests.publishing.desk import form_of, url_of, verb

# Who may do what is the same on every database.
pytestmark = [pytest.mark.django_db, pytest.mark.engine("sqlite")]

DAY = timedelta(days=1)
PEOPLE = (
    "nobody",
    "staff",
    "other",
    "author",
    "reviewer",
    "publisher",
    "administrator",
    "superuser",
)
TOPICS = "/admin/telework/topic/"

# Roles are in the pages' section, but "other": an author and publisher of another one.
# An answer is a status, or "in" where one is asked to sign in first, or "on" where it leads on,
# which means that something was done. What is posted stands below. All pages but `draft` are live,
# each with a newer revision that the verb fits.
TABLE = [
    # address                   nobody staff other auth rev  publ admin super
    (f"{TOPICS}",               "in    403   200   200  200  200  200   200"),
    (f"{TOPICS}add/",           "in    403   200   200  200  200  200   200"),
    (f"POST {TOPICS}add/",      "in    403   200   on   on   on   on    on"),
    (f"POST {TOPICS}add/preview/", "in 403   200   200  200  200  200   200"),
    (f"{TOPICS}add/autosave/",  "in    403   200   200  200  200  200   200"),
    (f"POST {TOPICS}add/autosave/", "in 403  200   200  200  200  200   200"),
    (f"POST {TOPICS}add/discard/", "in 403   on    on   on   on   on    on"),
    ("live change",             "in    403   200   200  200  200  200   200"),
    ("POST live change",        "in    403   403   on   on   on   on    on"),
    ("draft change",            "in    403   200   200  200  200  200   200"),
    ("POST draft change",       "in    403   403   on   on   on   on    on"),
    ("GET live change/preview", "in    404   404   404  404  404  404   404"),
    ("POST live change/preview", "in   403   403   200  200  200  200   200"),
    ("live autosave",           "in    403   403   200  200  200  200   200"),
    ("POST live autosave",      "in    403   403   200  200  200  200   200"),
    ("live discard",            "in    403   403   405  405  405  405   405"),
    ("POST live discard",       "in    403   403   on   on   on   on    on"),
    ("draft delete",            "in    403   403   200  200  200  200   200"),
    ("POST draft delete",       "in    403   403   on   on   on   on    on"),
    ("live delete",             "in    403   403   403  403  403  403   403"),
    ("POST live delete",        "in    403   403   403  403  403  403   403"),
    ("live history",            "in    403   200   200  200  200  200   200"),
    ("live compare",            "in    403   200   200  200  200  200   200"),
    ("live past",               "in    403   200   200  200  200  200   200"),
    ("live past?on=2026-11-20", "in    403   200   200  200  200  200   200"),
    ("live uses",               "in    403   200   200  200  200  200   200"),
    ("live restore",            "in    403   403   405  405  405  405   405"),
    ("POST live restore",       "in    403   403   on   on   on   on    on"),
    ("live move",               "in    403   403   403  403  200  200   200"),
    ("POST live move",          "in    403   403   403  403  on   on    on"),
    ("draft move",              "in    403   403   200  200  200  200   200"),
    ("POST draft move",         "in    403   403   on   on   on   on    on"),
    ("live duplicate",          "in    403   200   200  200  200  200   200"),
    ("POST live duplicate",     "in    403   200   on   on   on   on    on"),
    ("live retire",             "in    403   403   403  403  200  200   200"),
    ("POST live retire",        "in    403   403   403  403  on   on    on"),
    ("hub arrange",             "in    403   403   403  403  200  200   200"),
    ("POST hub arrange",        "in    403   403   403  403  on   on    on"),
    ("live review",             "in    403   200   200  200  200  200   200"),
    ("draft review",            "in    403   200   200  200  200  200   200"),
    ("submit live review",      "in    403   403   on   on   on   on    on"),
    ("approve live review",     "in    403   403   403  on   on   on    on"),
    ("publish live review",     "in    403   403   403  403  on   on    on"),
    ("schedule live review",    "in    403   403   403  403  on   on    on"),
    ("return sent review",      "in    403   403   403  on   on   on    on"),
    ("unschedule timed review", "in    403   403   403  403  on   on    on"),
    ("clear flagged review",    "in    403   403   403  403  on   on    on"),
    ("comment live review",     "in    403   on    on   on   on   on    on"),
    ("resolve live review",     "in    403   403   on   on   on   on    on"),
    ("share live review",       "in    403   403   on   on   on   on    on"),
    ("end_share live review",   "in    403   403   on   on   on   on    on"),
    ("burn live review",        "in    403   403   403  403  403  403   403"),
    ("shared",                  "200   200   200   200  200  200  200   200"),
    ("POST shared",             "on    on    on    on   on   on   on    on"),
    ("/telework/leave/",        "200   200   200   200  200  200  200   200"),
    ("/telework/plan/",         "404   404   404   404  404  404  404   404"),
]  # fmt: skip
VERBS = ("submit", "approve", "publish", "schedule", "return", "unschedule", "clear", "comment")
VERBS += ("resolve", "share", "end_share", "burn")


def saved(page, somebody, body="What waits."):
    """Return a newer draft of a page, by nobody in the table."""
    return actions.save_draft(page=page, content={"body": body}, by=somebody, at=AT)


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    """A client of each person, and the pages, for all rows; what a row changes is taken back."""
    with django_db_blocker.unblock(), transaction.atomic(), time_machine.travel(AT, tick=False):
        clients = {name: client_of(user) for name, user in people().items()}
        yield {"clients": clients, "pages": pages(make_editor())}
        transaction.set_rollback(True)


def client_of(user):
    client = Client()
    if user:
        client.force_login(user)
    return client


def people():
    other = make_person(Role.AUTHOR, "training")
    other.grants.create(role=Role.PUBLISHER, section="training")
    return {
        "nobody": None,
        "staff": make_user(),
        "other": other,
        "author": make_person(Role.AUTHOR, "telework"),
        "reviewer": make_person(Role.REVIEWER, "telework"),
        "publisher": make_person(Role.PUBLISHER, "telework"),
        "administrator": make_person(Role.ADMINISTRATOR),
        "superuser": make_editor(),
    }


def pages(somebody):
    hub = make_page(slug="telework")
    made = {
        name: make_page(Topic, parent=hub, slug=slug)
        for name, slug in {
            "live": "leave",
            "sent": "sent",
            "timed": "timed",
            "flagged": "flagged",
        }.items()
    }
    draft = make_draft(Topic, parent=hub, slug="plan")
    for page in made.values():
        saved(page, somebody)
    newest = {name: page.revisions.first() for name, page in made.items()}
    actions.submit(revision=newest["sent"], by=somebody, at=AT)
    actions.schedule(revision=newest["timed"], publish_at=AT + DAY, by=None, at=AT)
    actions.publish(revision=newest["flagged"], by=somebody, at=AT, forced_reason="Urgent.")
    actions.comment(revision=newest["live"], text="Which form?", by=None, name="A lawyer", at=AT)
    actions.share(revision=newest["live"], expires_at=AT + DAY, by=somebody, at=AT)
    return made | {"hub": hub, "draft": draft}


@pytest.fixture
def now():
    with time_machine.travel(AT, tick=False):
        yield


def request_of(row, pages):
    """Return the method, the address and what is posted."""
    method = row.split()[0] if row.split()[0] in ("POST", "GET", *VERBS) else "GET"
    rest = row.removeprefix(f"{method} ")
    if rest.startswith("/"):
        return method, rest, new_page(pages)
    if rest == "shared":
        return method, address_of(ShareLink.objects.get()), {"name": "A lawyer", "text": "Good."}
    name, _, what = rest.partition(" ")
    what, _, query = what.partition("?")
    page = pages[name]
    address = url_of(page, what) + (f"?{query}" if query else "")
    typed = verb_of(page, method) if method in VERBS else typed_at(page, what, pages)
    return method, address, typed


def new_page(pages):
    content = content_for(Topic)
    return content | {"parent": pages["hub"].pk, "slug": "new", "order": 5}


def typed_at(page, what, pages):
    below = Page.objects.filter(parent=page)
    return {
        "restore": {"revision": 1},
        "move": {"parent": pages["hub"].pk, "slug": "elsewhere"},
        "duplicate": {"parent": pages["hub"].pk, "slug": "copy"},
        "retire": {"way": "withdraw", "reason": "It is wrong."},
        "arrange": {"pages": [one.pk for one in below.order_by("pk")]},
        "delete": {"post": "yes"},
    }.get(what) or form_of(page, body="Typed.")


def verb_of(page, name):
    typed = {
        "schedule": {"publish_at": "2026-11-22T10:00"},
        "return": {"reason": "Look again."},
        "comment": {"text": "Seen."},
        "resolve": {"comment": Comment.objects.get().pk},
        "share": {"days": 3},
        "end_share": {"link": ShareLink.objects.get().pk},
    }.get(name, {})
    return verb(page, "publish" if name == "schedule" else name, **typed)


def told(answer):
    """A form posted without signing in is kept until one has (401): tests/desk/test_kept_post.py"""
    if answer.status_code != 302:
        return "in" if answer.status_code == 401 else str(answer.status_code)
    leads_in = answer["Location"].startswith(("/admin/login/", "/accounts/sign-in/"))
    return "in" if leads_in else "on"


def stands():
    """Return everything that a request could change."""
    tables = (Page, Revision, Comment, ShareLink, WorkingCopy)
    return trail.head(), [list(table.objects.order_by("pk").values()) for table in tables]


def effects(row, method):
    """Return the answers that mean that something was done."""
    if "autosave" in row:
        return {"200"} if method == "POST" else set()
    # There is no unsaved typing to be thrown away.
    return set() if "discard" in row else {"on"}


@pytest.mark.parametrize(("row", "expected"), TABLE, ids=[row for row, _ in TABLE])
def test_answer_by_person(world, now, row, expected):
    method, address, typed = request_of(row, world["pages"])
    before = stands()
    answers, changed = {}, set()
    for name, client in world["clients"].items():
        with transaction.atomic():
            answer = client.get(address) if method == "GET" else client.post(address, typed)
            answers[name] = told(answer)
            changed |= {answers[name]} if stands() != before else set()
            transaction.set_rollback(True)

    assert answers == dict(zip(PEOPLE, expected.split(), strict=True))
    assert changed == {*answers.values()} & effects(row, method)


@pytest.mark.parametrize(
    "what",
    [
        *("change", "delete", "history", "compare", "restore", "past", "uses", "move"),
        *("duplicate", "retire", "arrange", "review", "autosave", "discard", "change/preview"),
    ],
)
def test_page_is_reached_through_its_own_kind_only(world, now, what):
    client = world["clients"]["superuser"]
    topic, hub = world["pages"]["live"], world["pages"]["hub"]
    before = stands()

    for number in (hub.pk, 10**12, 10**30):
        address = f"{TOPICS}{number}/{what}/"
        for answer in (client.post(address, form_of(topic)), client.get(address)):
            leads_home = answer.status_code == 302 and answer["Location"] == "/admin/"
            assert answer.status_code in (403, 404) or leads_home, number

    assert stands() == before
