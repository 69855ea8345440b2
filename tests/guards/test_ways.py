"""The ways to every page of the seeded portal: the A–Z index, and the forms for programs."""

import re

import brotli
import pytest
from lxml import html
from markdown_it import MarkdownIt

from portal.agencies.models import Agency, Directory
from portal.api.llms import text
from portal.core.page_cache import BROTLI_QUALITY
from portal.glossary.models import Glossary, Term
from portal.publishing.models import Page
from tests.guards.conftest import SAMPLE
from tests.guards.test_pages import HTML_BUDGET
from tests.navigation.test_a_to_z import links, opened
from tests.reading import ReadingClient

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

# Beside what a page says, its Markdown has no menus, forms and meanings of terms; marks of its own
# stand between a term and its meaning.
NO_TEXT = ".//nav | .//form | .//button | .//svg | .//*[@class='term__meaning']"


@pytest.fixture(scope="module")
def letters(site):
    """The pages of the A–Z index."""
    return opened(ReadingClient())


def letters_of(text):
    """Return what is left of a text without spaces and marks."""
    return re.sub(r"[\s:()]", "", text)


def shown(page):
    main = html.document_fromstring(page).get_element_by_id("main")
    for element in main.xpath(NO_TEXT):
        element.drop_tree()
    return letters_of(main.text_content())


def test_every_live_page_term_and_agency_is_two_clicks_away(letters):
    glossary, directory = Glossary.objects.get().path, Directory.objects.get().path
    terms = Term.objects.filter(is_shown=True).values_list("slug", flat=True)
    agencies = Agency.objects.filter(is_listed=True).values_list("slug", flat=True)

    assert set(links(letters).values()) == {
        *Page.objects.live().exclude(path="/").values_list("path", flat=True),
        *(f"{glossary}#{slug}" for slug in terms),
        *(f"{directory}#agency-{slug}" for slug in agencies),
    }


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("Work from home see Telework in the federal government", "/telework/"),
        ("WFH see Telework in the federal government", "/telework/"),
        ("EAP see Employee assistance programs (EAP)", "/work-life/employee-assistance-programs/"),
        ("Interior, Department of the in the directory", "/work-life/coordinators/directory/"),
        ("Official worksite in the glossary", "/glossary/"),
    ],
)
def test_other_name_leads_to_its_page(letters, name, path):
    assert links(letters)[name].partition("#")[0] == path


def test_no_letter_is_too_heavy(letters):
    weights = {
        path: len(brotli.compress(letter.response.content, quality=BROTLI_QUALITY))
        for path, letter in letters.items()
    }

    assert {path: weight for path, weight in weights.items() if weight > HTML_BUDGET} == {}


def test_markdown_says_what_the_page_says(site, client):
    common = MarkdownIt("commonmark").enable("table")
    differing = []
    for path in SAMPLE:
        page = client.get(path).content.decode()
        source = client.get("/index.md" if path == "/" else f"{path[:-1]}.md").content.decode()
        again = html.fromstring(common.render(source.rpartition("\n---\n")[0])).text_content()
        # Abbreviations are spelled out.
        meanings = re.findall(r'<abbr title="([^"]+)">', page)
        for meaning in map(letters_of, meanings):
            again = again if meaning in shown(page) else letters_of(again).replace(meaning, "", 1)
        if letters_of(again) != shown(page):
            differing.append(path)

    assert differing == []


def test_llms_txt_leaves_room_in_what_is_asked(site):
    assert 80 < text().count("\n- ") < 200
    assert len(text().encode()) <= 50_000
