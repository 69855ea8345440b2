"""`python -m tests.screenshots`: takes the pictures of the README and of the editors' guide anew.

The starting pages are shown from a scratch database, to which a temporary editor signs in; the data
in var/ is neither shown nor changed.
"""

import os
import re
import secrets

from playwright.sync_api import Page

from tests.browser import launched, sign_in
from tests.serving import ROOT, load_pages, manage, scratch_data, served

IMAGES = ROOT / "docs" / "images"
WINDOW = {"width": 1280, "height": 900}
TOPIC = "/telework/employees/telework-basics/"
EDITOR = "editor@example.gov"


def main() -> None:
    """Write topic.png and the desk's pictures. Raises Playwright's errors."""
    password = secrets.token_urlsafe(24)
    with scratch_data() as data:
        load_pages(data)
        manage(
            *("createsuperuser", "--no-input", "--email", EDITOR, "--verbosity", "0"),
            environment=data | {"DJANGO_SUPERUSER_PASSWORD": password},
        )
        with served(data) as home, launched() as browser:
            context = browser.new_context(base_url=home, viewport=WINDOW, color_scheme="light")
            page = context.new_page()
            IMAGES.mkdir(parents=True, exist_ok=True)
            page.goto(TOPIC)
            take(page, "topic.png")
            page.goto("/admin/")
            sign_in(page, EDITOR, password)
            page.wait_for_url("**/admin/")
            open_for_editing(page)
            page.locator(".field-body").evaluate("field => field.scrollIntoView()")
            take(page, "desk-edit.png")
            save_a_change(page)
            take(page, "desk-review.png")


def take(page: Page, name: str) -> None:
    page.wait_for_load_state("networkidle")
    page.screenshot(path=IMAGES / name, animations="disabled")
    print(os.path.relpath(IMAGES / name, ROOT))


def open_for_editing(page: Page) -> None:
    """Go to the topic's edit screen, by way of the list."""
    page.goto("/admin/telework/topic/?q=telework-basics")
    page.locator("#result_list tbody th a").first.click()
    page.wait_for_url(re.compile("/change/"))


def save_a_change(page: Page) -> None:
    """Turn a duty of the topic into a choice, and go on to the review screen."""
    page.locator(".editor").get_by_text("Markdown", exact=True).click()
    body = page.locator("#id_body")
    body.fill(body.input_value().replace(" must ", " may ", 1))
    page.get_by_role("button", name="Save and go to review").click()
    page.wait_for_url(re.compile("/review/"))


if __name__ == "__main__":
    main()
