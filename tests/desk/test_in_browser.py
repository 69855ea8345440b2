"""The desk's own screens in a browser: accessible at both widths, and usable by keyboard."""

from datetime import date, timedelta

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import expect

from portal.accounts.roles import Role
from portal.desk import calendar_address
from portal.law.models import Authority
from portal.publishing import actions
from portal.publishing.models import Revision
from telework.models import Topic
from tests.factories import AT, make_editor, make_page, make_person

pytestmark = pytest.mark.slow


@pytest.fixture
def editor(live_server):
    """One who may do all; much waits for them."""
    editor, author = make_editor(name="Erin Editor"), make_person(Role.AUTHOR, name="Ada Author")
    pages = [make_page(Topic, body="See 5 CFR 531.605(d).") for _ in range(4)]
    changes = {
        "review_due_on": date(2020, 1, 1),
        "review_note": "The law changed.",
        "owner": author,
    }
    for page in pages:
        actions.keep_up(page=page, changes=changes, by=editor, at=AT)
    sent, forced, commented, _own = (
        actions.save_draft(page=page, content={"body": "Newer."}, by=by, at=AT)
        for page, by in zip(pages, [author, author, author, editor], strict=True)
    )
    actions.submit(revision=sent, by=author, at=AT)
    publisher = make_person(Role.PUBLISHER)
    actions.publish(revision=forced, by=publisher, at=AT, forced_reason="Tonight.")
    Revision.objects.filter(pk=forced.pk).update(published_by=author)
    actions.comment(revision=commented, text="Is it?", by=None, name="Lee", at=AT)
    calendar_address.make(user=editor, at=AT + timedelta(days=1))
    return editor


@pytest.fixture
def sign_in(live_server):
    """A function that signs a browser's page in as a person, without the sign-in screens."""

    def sign_in(page, user):
        client = Client()
        client.force_login(user)
        key = client.cookies[settings.SESSION_COOKIE_NAME].value
        cookie = {"name": settings.SESSION_COOKIE_NAME, "value": key, "url": live_server.url}
        page.context.add_cookies([cookie])

    return sign_in


def screens():
    section = Authority.objects.get(citation="5 CFR 531.605")
    yield from ("/admin/", "/admin/work/", "/admin/work/review/", "/admin/work/drafts/")
    yield from ("/admin/reviews/", "/admin/reviews/?show=overdue", "/admin/reviews/calendar/")
    yield from ("/admin/log/", "/admin/log/?q=nothing+of+it")
    yield f"/admin/law/authority/{section.pk}/change/"
    yield f"/admin/law/authority/{section.pk}/amended/"


def test_screens_are_accessible_at_both_widths(editor, page, phone, axe, sign_in):
    found = {}
    for window in (page, phone):
        sign_in(window, editor)
        for path in screens():
            window.goto(path)
            wide = window.evaluate(
                "document.documentElement.scrollWidth - document.documentElement.clientWidth"
            )
            if wrong := [*axe(window), *([f"{wide} pixels too wide"] if wide else [])]:
                found[path] = wrong

    assert found == {}


def test_confirmation_and_refusal_are_accessible(editor, page, axe, sign_in):
    sign_in(page, editor)
    section = Authority.objects.get(citation="5 CFR 531.605")
    page.goto(f"/admin/law/authority/{section.pk}/amended/")
    page.get_by_label("Amended on").fill("2026-11-01")
    page.get_by_label("What changed").fill("One day a week.")
    page.get_by_role("button", name="Show what this concerns").click()
    expect(page.get_by_role("button", name="Mark as amended")).to_be_visible()
    assert axe(page) == []

    page.goto("/admin/reviews/")
    page.get_by_role("button", name="Change", exact=True).click()
    expect(page.get_by_role("heading", name="There is a problem")).to_be_visible()
    assert axe(page) == []


def test_whole_board_is_changed_by_keyboard_alone(editor, page, sign_in):
    sign_in(page, editor)
    page.goto("/admin/reviews/")
    boxes = page.locator("input[name=pages]")

    page.get_by_label("Select all on this screen").focus()
    page.keyboard.press("Space")
    assert boxes.evaluate_all("boxes => boxes.every((box) => box.checked)")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.name") in ("pages", "")
    boxes.first.focus()
    page.keyboard.press("Space")
    assert page.get_by_label("Select all on this screen").evaluate("box => box.indeterminate")
    page.get_by_role("button", name="Mark as reviewed today").focus()
    page.keyboard.press("Enter")

    page.get_by_text("Marked 3 pages as reviewed.").wait_for()


def test_board_works_without_a_script(editor, open_page, sign_in):
    page = open_page(java_script_enabled=False)
    sign_in(page, editor)
    page.goto("/admin/reviews/")

    page.locator("input[name=pages]").first.check()
    page.get_by_label("Deputy").select_option(label="Erin Editor")
    page.get_by_role("button", name="Change", exact=True).click()

    page.get_by_text("Changed 1 page.").wait_for()
    assert page.get_by_text("Deputy: Erin Editor").count() == 1
