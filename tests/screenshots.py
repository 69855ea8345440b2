"""`python -m tests.screenshots`: takes the pictures of the README anew.

The starting pages are shown from a scratch database, to which a temporary editor signs in; the data
in var/ is neither shown nor changed.
"""

import os
import re
import secrets

from playwright.sync_api import Page

from tests.browser import launched
from tests.serving import ROOT, load_pages, manage, scratch_data, served

IMAGES = ROOT / "docs" / "images"
WINDOW = {"width": 1280, "height": 900}
TOPIC = "/telework/employees/telework-basics/"
EDITOR = "editor@example.gov"


def main() -> None:
    """Write topic.png and admin-edit.png. Raises Playwright's errors."""
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
            sign_in(page, password)
            open_for_editing(page)
            page.locator(".field-body").evaluate("field => field.scrollIntoView()")
            take(page, "admin-edit.png")


def take(page: Page, name: str) -> None:
    page.wait_for_load_state("networkidle")
    page.screenshot(path=IMAGES / name, animations="disabled")
    print(os.path.relpath(IMAGES / name, ROOT))


def sign_in(page: Page, password: str) -> None:
    page.goto("/admin/login/")
    page.locator("input[name=username]").fill(EDITOR)
    page.locator("input[name=password]").fill(password)
    page.locator("#login-form [type=submit]").click()
    page.wait_for_url("**/admin/")


def open_for_editing(page: Page) -> None:
    """Go to the topic's edit screen, by way of the list."""
    page.goto("/admin/telework/topic/?q=telework-basics")
    page.locator("#result_list tbody th a").first.click()
    page.wait_for_url(re.compile("/change/"))


if __name__ == "__main__":
    main()
