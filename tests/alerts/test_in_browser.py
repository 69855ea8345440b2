"""Alerts in a browser: accessible and within the window at both widths, on paper, by keyboard."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from portal.alerts import actions
from portal.alerts.levels import Level
from portal.core import page_cache
from portal.status.lapse import USUAL_CONTACT_HOURS, USUAL_NOTICE, begin
from tests.alerts.making import REASON, make_alert, make_draft_alert
from tests.conftest import DESKTOP, PHONE
from tests.factories import make_editor, make_page

pytestmark = pytest.mark.slow

INFO, WARNING, EMERGENCY = Level
LONG = "Testemergencywithoutaspace" * 3
NARROWEST = {"viewport": {"width": 320, "height": 740}}


@pytest.fixture(params=[DESKTOP, PHONE, NARROWEST], ids=["wide", "phone", "narrowest"])
def window(request, open_page):
    page_cache.cache.clear()
    return open_page(**request.param)


def alert(level, **content):
    now = timezone.now()
    return make_alert(level, at=now, ends_at=now + timedelta(hours=20), **content)


def wrong(page, axe):
    """Return what axe finds, and by how many pixels the page is wider than its window."""
    wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    return axe(page), page.evaluate(wide)


def test_alerts_are_accessible_and_fit(live_server, window, axe):
    make_page(slug="")
    begin(notice=USUAL_NOTICE, contact_hours=USUAL_CONTACT_HOURS, by=None, at=timezone.now())
    alert(WARNING, text="This is a test. " * 18, link="/search/", link_label="Search the portal")
    alert(INFO)
    alert(INFO, heading="Test notice: the portal will be slower on Saturday night")
    window.goto("/display/")
    assert wrong(window, axe) == ([], 0)
    assert window.locator(".site-alert").count() == 4

    alert(
        EMERGENCY, heading=LONG[:60], text=LONG[:60], link="https://example.gov/", link_label="More"
    )
    window.goto("/display/")

    assert wrong(window, axe) == ([], 0)
    assert window.locator(".site-alert").count() == 2


def test_notice_is_put_away_by_keyboard_and_warnings_are_printed(live_server, page):
    page_cache.cache.clear()
    make_page(slug="telework")
    alert(WARNING)
    alert(INFO)
    page.goto("/telework/")
    page.emulate_media(media="print")
    printed = [one.is_visible() for one in page.locator(".site-alert").all()]
    page.emulate_media(media="screen")

    page.get_by_role("button", name="Put away").focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")

    assert printed == [True, False]
    assert page.get_by_role("region", name="Notice").count() == 0
    assert page.get_by_role("region", name="Warning").count() == 1


def test_desk_screens_are_accessible_and_fit(live_server, window, axe):
    editor = make_editor(name="Erin Editor")
    client = Client()
    client.force_login(editor)
    key = client.cookies[settings.SESSION_COOKIE_NAME].value
    cookie = {"name": settings.SESSION_COOKIE_NAME, "value": key, "url": live_server.url}
    window.context.add_cookies([cookie])
    now = timezone.now()
    times = {"at": now, "ends_at": now + timedelta(hours=20)}
    raised = make_draft_alert(EMERGENCY, by=editor, **times)
    actions.raise_alert(alert=raised, by=editor, at=now, reason=REASON)
    draft = make_draft_alert(INFO, by=editor, link="/search/", link_label="Search", **times)
    found = {}

    for path in (
        "/admin/alerts/",
        "/admin/alerts/new/",
        f"/admin/alerts/{draft.pk}/",
        f"/admin/alerts/{raised.pk}/",
        f"/admin/alerts/{raised.pk}/change/",
        "/admin/lapse/",
    ):
        window.goto(path)
        if (faults := wrong(window, axe)) != ([], 0):
            found[path] = faults

    assert found == {}
