"""An editor's ways at the desk, in a browser."""

import re

import pytest
from playwright.sync_api import expect

from telework.models import Topic
from tests import browser
from tests.conftest import DESKTOP
from tests.factories import make_editor

pytestmark = pytest.mark.slow

PASSWORD = "a long enough password"
BASICS = "/telework/employees/telework-basics/"


@pytest.fixture
def editor(live_site):
    return make_editor(email="editor@example.gov", password=PASSWORD)


def sign_in(page):
    page.goto("/admin/")
    browser.sign_in(page, "editor@example.gov", PASSWORD)


def visual_editor(page):
    """Return the text box that takes the place of the plain text area."""
    return page.locator("[role=textbox][contenteditable=true]")


def open_topic(page, words):
    page.get_by_role("searchbox", name="Find a page to edit").fill(words)
    page.keyboard.press("Enter")
    page.get_by_role("main").get_by_role("link", name=re.compile(words, re.I)).first.click()


def test_editor_finds_edits_previews_and_publishes_a_topic(editor, page):
    sign_in(page)
    open_topic(page, "Telework basics")
    text = visual_editor(page)
    text.click()
    page.keyboard.press("Control+Home")
    page.keyboard.type("A sentence typed in the visual editor. ")
    with page.expect_popup() as opened:
        page.locator("button[formtarget=_blank]").click()
    preview = opened.value
    expect(preview.get_by_text("A sentence typed in the visual editor.")).to_be_visible()
    preview.close()
    assert "typed in the visual editor" not in Topic.objects.get(path=BASICS).html

    page.get_by_role("button", name="Save and go to review").click()
    page.get_by_label("Change note").fill("One more sentence.")
    page.get_by_label("Reason to publish without a second person").fill("Nobody else is here.")
    page.get_by_role("button", name="Publish").click()
    expect(page.get_by_text("Published. Readers see it now.")).to_be_visible()
    page.get_by_role("link", name="View on the site").click()

    expect(page.get_by_text("A sentence typed in the visual editor.")).to_be_visible()
    page.goto("/whats-new/")
    expect(page.get_by_text("One more sentence.")).to_be_visible()


def test_change_in_one_block_leaves_every_other_byte(editor, page):
    before = Topic.objects.get(path=BASICS).body
    sign_in(page)
    open_topic(page, "Telework basics")
    visual_editor(page).click()
    page.keyboard.press("Control+Home")
    page.keyboard.type("Begin. ")
    page.get_by_role("button", name="Save draft").click()
    expect(page.get_by_text("Draft saved")).to_be_visible()

    after = Topic.objects.get(path=BASICS).revisions.first().content["body"]
    assert after == "Begin. " + before


def test_saving_pages_unchanged_makes_no_revision(editor, page):
    topics = Topic.objects.filter(path__startswith="/telework/employees/")
    sign_in(page)
    for topic in topics:
        page.goto(topic.edit_url)
        expect(visual_editor(page)).to_be_visible()
        page.get_by_role("button", name="Save draft").click()
        expect(page.get_by_text("Draft saved")).to_be_visible()

    assert {topic.revisions.filter(origin="desk").count() for topic in topics} == {0}


def test_editor_works_by_keyboard_alone(editor, page):
    sign_in(page)
    page.goto(Topic.objects.get(path=BASICS).edit_url)
    text = visual_editor(page)
    expect(text).to_have_accessible_name("Body")
    text.focus()
    page.keyboard.press("Alt+F10")
    expect(page.locator("[role=toolbar] :focus")).to_be_visible()
    page.keyboard.press("Escape")
    expect(text).to_be_focused()
    page.keyboard.press("Tab")
    expect(text).not_to_be_focused()


def test_link_to_a_page_is_picked_from_a_list(editor, page):
    sign_in(page)
    page.goto(Topic.objects.get(path=BASICS).edit_url)
    visual_editor(page).click()
    page.keyboard.press("Control+Home")
    page.get_by_role("toolbar").get_by_role("button", name="Link", exact=True).click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Text").fill("the rules on schedules")
    dialog.get_by_label("Find a page").fill("employees/work-schedules")
    expect(dialog.get_by_role("option")).to_have_count(1)
    dialog.get_by_role("option").click()
    dialog.get_by_role("button", name=re.compile("Add|Insert|Save|Apply")).first.click()
    page.get_by_role("button", name="Save draft").click()

    body = Topic.objects.get(path=BASICS).revisions.first().content["body"]
    assert body.startswith("[the rules on schedules](page:/telework/employees/work-schedules/)")


def test_preview_inside_the_editor_comes_from_the_server(editor, page):
    sign_in(page)
    page.goto(Topic.objects.get(path=BASICS).edit_url)
    page.get_by_role("tab", name="Preview").or_(
        page.locator(".editor").get_by_role("button", name="Preview")
    ).click()

    citation = page.locator(".editor a.citation").first
    expect(citation).to_have_attribute("href", re.compile("uscode.house.gov"))


def test_topic_is_edited_and_published_without_javascript(editor, open_page):
    page = open_page(**DESKTOP, java_script_enabled=False)
    sign_in(page)
    page.goto(Topic.objects.get(path=BASICS).edit_url)
    page.locator("#id_body").fill("Typed without JavaScript.")
    page.get_by_role("button", name="Save and go to review").click()
    page.get_by_label("Reason to publish without a second person").fill("Nobody else is here.")
    page.get_by_role("button", name="Publish").click()
    page.goto(BASICS)

    expect(page.get_by_text("Typed without JavaScript.")).to_be_visible()


def test_broken_link_keeps_the_page_from_readers_and_leads_to_its_field(editor, open_page):
    page = open_page(**DESKTOP, java_script_enabled=False)
    sign_in(page)
    page.goto(Topic.objects.get(path=BASICS).edit_url)
    page.locator("#id_body").fill("[There](page:/nowhere/) is nothing.")
    page.get_by_role("button", name="Save and go to review").click()
    page.get_by_label("Reason to publish without a second person").fill("Nobody else is here.")
    page.get_by_role("button", name="Publish").click()

    expect(page.get_by_text("There is no page at /nowhere/").first).to_be_visible()
    page.locator(".findings").get_by_role("link", name="Body").first.click()
    expect(page.locator("#id_body")).to_have_value("[There](page:/nowhere/) is nothing.")
