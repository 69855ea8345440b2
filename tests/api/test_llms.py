"""/llms.txt keeps to the form of llmstxt.org and leads to what is there."""

import re

import pytest
from markdown_it import MarkdownIt

from portal.faqs.models import Category, Question, QuestionHub
from portal.publishing import actions
from portal.publishing.models import Landing
from telework.models import Report, ReportList
from tests.factories import AT, make_draft, make_editor, make_page

pytestmark = pytest.mark.django_db

SITE = "https://worklife.example.gov"
LINE = re.compile(r"- \[((?:[^\]\\]|\\.)+)\]\((https?://[^)]+)\): (.+)")


@pytest.fixture
def address(settings):
    settings.SITE_URL = SITE


def sections(client):
    """Return the links of each section by its name, of a file that has the form."""
    answer = client.get("/llms.txt")
    assert (answer.status_code, answer["Content-Type"]) == (200, "text/plain; charset=utf-8")
    text = answer.content.decode()
    opening = [token.type for token in MarkdownIt().parse(text)][:9]
    assert opening == [
        *("heading_open", "inline", "heading_close"),
        *("blockquote_open", "paragraph_open", "inline", "paragraph_close", "blockquote_close"),
        "paragraph_open",
    ]
    assert re.findall(r"^# .*$", text, re.M) == ["# Work-Life & Telework Portal"]
    found = {}
    for part in text.split("\n## ")[1:]:
        name, *lines = part.strip().split("\n")
        found[name] = [LINE.fullmatch(line).groups() for line in lines if line]
    return found


def test_each_part_of_the_site_is_a_section(client, address):
    top = make_page(Landing, slug="telework", short_title="Telework", order=2)
    child = make_page(parent=top, slug="basics", title="Telework [basics] for everyone")
    first = make_page(Landing, slug="work-life", short_title="Work-life", order=1)
    below = make_page(parent=first, slug="leave")
    alone = make_page(slug="about")

    found = sections(client)

    assert list(found) == ["Work-life", "Telework", "About this site", "For programs"]
    assert found["Telework"] == [
        (top.title, f"{SITE}/telework.md", top.summary),
        (r"Telework \[basics\] for everyone", f"{SITE}/telework/basics.md", child.summary),
    ]
    assert found["Work-life"][1] == (below.title, f"{SITE}/work-life/leave.md", below.summary)
    assert [link for _, link, _ in found["About this site"]] == [f"{SITE}{alone.path[:-1]}.md"]


def test_of_many_alike_only_their_list_is_there(client, address):
    hub = make_page(QuestionHub, slug="faqs")
    category = make_page(Category, parent=hub)
    make_page(Question, parent=category)
    reports = make_page(ReportList, slug="reports")
    make_page(Report, parent=reports)

    links = {link for found in sections(client).values() for _, link, _ in found}

    assert {link for link in links if link.endswith(".md")} == {
        f"{SITE}{page.path[:-1]}.md" for page in (hub, category, reports)
    }


def test_only_live_pages_are_there(client):
    make_draft()
    withdrawn = make_page()
    actions.withdraw(page=withdrawn, reason="It was wrong.", by=make_editor(), at=AT)

    assert list(sections(client)) == ["For programs"]


def test_file_opens_with_what_the_home_page_says(client):
    home = make_page(slug="")

    sections(client)

    assert f"\n> {home.summary}\n" in client.get("/llms.txt").content.decode()
