"""axe finds nothing on any public page or screen of the desk, wide or narrow."""

import pytest
from django.apps import apps
from django.contrib.admin import site
from django.test import RequestFactory
from django.urls import reverse
from django.utils import timezone

from portal.desk.screens import screens as registered
from portal.navigation.models import MenuItem
from portal.publishing.actions import save_draft
from portal.publishing.models import Page
from portal.search.models import BestBet, SearchCount, Synonym
from telework.models import Audience, Topic
from tests import browser
from tests.conftest import DESKTOP, PHONE
from tests.factories import AT, make_draft, make_editor, make_page
from tests.guards.conftest import DOORS, SAMPLE

pytestmark = pytest.mark.slow

PAGE_SCREENS = (
    "change",
    "review",
    "history",
    "compare",
    "past",
    "uses",
    "move",
    "duplicate",
    "retire",
)


def overflow(page):
    """Return by how many pixels the page is wider than its window."""
    return page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )


@pytest.fixture(params=[DESKTOP, PHONE], ids=["wide", "narrow"])
def window(request, open_page):
    return open_page(**request.param)


def look(screens, window, axe=None):
    """Return what is wrong with any of the screens; without axe, whether they fit the window."""
    found = {}
    for path in screens:
        window.goto(path)
        wrong = axe(window) if axe else []
        if extra := overflow(window):
            wrong.append(f"the page is {extra} pixels wider than its window")
        if wrong:
            found[path] = wrong
    return found


def test_public_pages_are_accessible(live_site, window, axe):
    assert look([*SAMPLE, *DOORS, "/nowhere/"], window, axe) == {}


def test_desk_is_accessible(live_server, window, axe):
    make_small_portal()
    editor = make_editor(email="editor@example.gov", password="a long enough password")
    request = RequestFactory().get("/admin/")
    request.user = editor
    window.goto("/admin/")
    browser.sign_in(window, "editor@example.gov", "a long enough password")

    assert look(pages_and_screens(), window, axe) == {}
    # Lists and forms are the same when narrow, each part below the other.
    is_narrow = window.viewport_size == PHONE["viewport"]
    assert look(lists_and_forms(request), window, None if is_narrow else axe) == {}


def make_small_portal():
    """Make a page of each kind: lists that show a hundred are no less accessible with a few."""
    make_page(slug="")
    for kind in [Page, *(model for model in apps.get_models() if issubclass(model, Page))]:
        make_page(kind)
    audience = make_page(Audience, slug="telework")
    for _ in range(3):
        make_page(Topic, parent=audience, related=[audience.pk], note="It opened.")
    MenuItem.objects.create(menu="main", label="Telework", page=audience)
    BestBet.objects.create(phrases="telework", page=audience)
    Synonym.objects.create(words="WFH", means="telework")
    SearchCount.objects.create(day=timezone.localdate(), query="leave", asked=2, found=0)


def pages_and_screens():
    """Return the address of every screen about a page, and of every one that is no list."""
    draft = make_draft(Topic)
    topic = Topic.objects.live().last()
    save_draft(page=topic, content={"body": "You may ask."}, by=None, at=AT)
    return [
        reverse("admin:index"),
        *(topic.desk_url(what) for what in PAGE_SCREENS),
        topic.parent.desk_url("arrange"),
        draft.desk_url("delete"),
        *(reverse(f"admin:{one.name}") for one in registered if one.label),
        reverse("admin:navigation_menuitem_change", args=[MenuItem.objects.first().pk]),
        Page.objects.get(path="/").edit_url,
        reverse("admin:publishing_page_changelist") + "?q=telework&state__exact=live",
    ]


def lists_and_forms(request):
    """Return the address of every list at the desk, and of every form to add something.

    Of kinds of page with the same fields, which have the same forms, there is one; lists of pages
    differ in nothing but their kind.
    """
    models = {getattr(model, "content_fields", model): model for model in site._registry}
    for model in models.values():
        model_admin = site._registry[model]
        name = f"admin:{model._meta.app_label}_{model._meta.model_name}"
        if not issubclass(model, Page) or model is Topic:
            yield reverse(f"{name}_changelist")
        if model_admin.has_add_permission(request):
            yield reverse(f"{name}_add")
