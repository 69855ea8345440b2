"""Reads pages as a careful reader would, and refuses those that break a rule of every page."""

from collections import Counter

from bs4 import BeautifulSoup
from django.test import Client

UNLABELED_TYPES = {"hidden", "submit", "button", "reset", "image"}
SCRIPT_TYPES = {"", "module", "text/javascript", "application/javascript", "importmap"}
TITLE_LENGTH = 20
DESCRIPTION_LENGTH = 50


def read(response) -> BeautifulSoup:
    """Return the page in an answer, with the answer as its `response`.

    Raises AssertionError naming everything that is wrong with it.
    """
    soup = BeautifulSoup(response.content, "lxml")
    address = response.request["PATH_INFO"]
    is_public = not address.startswith("/admin/")
    problems = [
        *language(soup),
        *heading_and_title(soup, is_public=is_public),
        *repeated_ids(soup),
        *unlabeled_fields(soup),
        *inline_code(soup),
    ]
    if is_public and response.status_code == 200:
        problems += description(soup)
    assert not problems, f"{address} ({response.status_code}):\n" + "\n".join(problems)
    soup.response = response
    return soup


def words(element) -> str:
    """Return the element's text with single spaces."""
    return " ".join(element.get_text(" ").split())


def language(soup):
    if not (soup.html and soup.html.get("lang")):
        yield "<html> has no lang"


def heading_and_title(soup, *, is_public):
    headings = [words(heading) for heading in soup.find_all("h1")]
    if len(headings) != 1 or not headings[0]:
        yield f"there must be one h1 that says something: {headings}"
        return
    titles = [words(title) for title in soup.select("head > title")]
    if len(titles) != 1:
        yield f"there must be one title: {titles}"
        return
    heading, title = headings[0], titles[0].removeprefix("Error: ")
    # Where several objects are edited, the admin's titles begin with the object's name.
    if not (title.startswith(heading) if is_public else heading in title):
        yield f"the title {title!r} does not begin with the h1 {heading!r}"
    if is_public and len(title) < TITLE_LENGTH:
        yield f"the title {title!r} is shorter than {TITLE_LENGTH} characters"


def description(soup):
    tag = soup.select_one('head > meta[name="description"]')
    text = tag.get("content", "").strip() if tag else ""
    if len(text) < DESCRIPTION_LENGTH:
        yield f"the description {text!r} is shorter than {DESCRIPTION_LENGTH} characters"


def repeated_ids(soup):
    for one, number in Counter(element["id"] for element in soup.find_all(id=True)).items():
        if number > 1:
            yield f"id {one!r} stands {number} times"


def unlabeled_fields(soup):
    for field in soup.find_all(["input", "select", "textarea"]):
        if field.get("type", "").lower() not in UNLABELED_TYPES and not label(soup, field):
            yield f"no label: {' '.join(str(field).split())[:200]}"


def label(soup, field) -> str:
    """Return the name that assistive technology announces a form field by; "" if it has none."""
    if field.get("aria-label", "").strip():
        return field["aria-label"].strip()
    labels = [soup.find(id=one) for one in field.get("aria-labelledby", "").split()]
    if not labels and field.get("id"):
        labels = soup.find_all("label", attrs={"for": field["id"]})
    if not labels:
        labels = [field.find_parent("label")]
    return " ".join(words(one) for one in labels if one).strip()


def inline_code(soup):
    for element in soup.find_all(True):
        for name in element.attrs:
            if name == "style" or name.startswith("on"):
                yield f"inline {name} on <{element.name}>: {element[name]!r}"
    for style in soup.find_all("style"):
        yield f"inline <style>: {words(style)[:80]!r}"
    for script in soup.find_all("script", src=False):
        # Other types are data, which no browser runs.
        if script.get("type", "").lower() in SCRIPT_TYPES:
            yield f"inline <script>: {words(script)[:80]!r}"


class ReadingClient:
    """A test client whose `get` and `post` return the page, read and checked.

    An answer that is no HTML, or is a redirect, is returned as it came.
    """

    def __init__(self, **defaults):
        self.client = Client(**defaults)

    def login(self, user):
        """Sign the user in, without a password, for every request that follows."""
        self.client.force_login(user)

    def get(self, path, data=None, *, status=200, **extra):
        """Raises AssertionError when the answer has another status."""
        return self._read(self.client.get(path, data, **extra), {status})

    def post(self, path, data=None, *, status=None, **extra):
        """Raises AssertionError when the answer has another status; by default, than 200 or 302."""
        return self._read(self.client.post(path, data, **extra), {status} if status else {200, 302})

    def _read(self, response, statuses):
        path = response.request["PATH_INFO"]
        assert response.status_code in statuses, f"{path} answered {response.status_code}"
        is_page = response.get("Content-Type", "").startswith("text/html")
        if not is_page or 300 <= response.status_code < 400:
            return response
        return read(response)
