"""What pages say of themselves to search engines and to sites that show a link to them."""

import re
from datetime import timedelta

import extruct
import pytest
from django.apps import apps
from django.utils.timezone import now

from portal.faqs.models import Category, Question
from portal.glossary.models import Glossary
from portal.publishing import actions
from portal.publishing.models import Landing, Page
from portal.publishing.sharing import address_of
from telework.issued import as_iso
from telework.models import Act, Hub, Report, ReportList, Topic
from tests.factories import AT, make_draft, make_editor, make_page
from tests.reading import words
from worklife.models import Program

SITE = "https://worklife.example.gov"
KINDS = [Page, *(model for model in apps.get_models() if issubclass(model, Page) and model != Page)]
# What Google asks of a type (Search Central, "Structured data"); of others, what says anything.
REQUIRED = {
    "Answer": {"text"},
    "Audience": {"audienceType"},
    "BreadcrumbList": {"itemListElement"},
    "CollectionPage": {"name", "url", "datePublished", "dateModified"},
    "Course": {"name", "description", "provider", "hasCourseInstance"},
    "CourseInstance": {"courseMode", "courseWorkload"},
    "DefinedTermSet": {"name"},
    "DigitalDocument": {"name", "author"},
    "EntryPoint": {"urlTemplate"},
    "FAQPage": {"mainEntity", "name", "url", "datePublished", "dateModified"},
    "GovernmentOrganization": {"name"},
    "GovernmentService": {"name", "description"},
    "LearningResource": {"name", "timeRequired"},
    "Legislation": {"name", "legislationJurisdiction"},
    "ListItem": {"position", "name", "item"},
    "Question": {"name", "acceptedAnswer"},
    "Report": {"name", "author"},
    "SearchAction": {"target", "query-input"},
    "WebPage": {"name", "url", "datePublished", "dateModified"},
    "WebSite": {"name", "url", "potentialAction"},
}


@pytest.fixture
def site_address(settings):
    settings.SITE_URL = SITE


def extracted(soup):
    """Return the things a page describes and its Open Graph properties; each thing is whole."""
    text = soup.response.content.decode()
    found = extruct.extract(text, base_url=SITE, syntaxes=["json-ld", "opengraph"])
    things = []
    for data in found["json-ld"]:
        assert data["@context"] == "https://schema.org"
        things += data["@graph"]
    for thing in nested(things):
        missing = REQUIRED[thing["@type"]] - {name for name, value in thing.items() if value}
        assert not missing, thing
    return things, [dict(one["properties"]) for one in found["opengraph"]]


def nested(value):
    """Return every thing with a type within a value."""
    if isinstance(value, dict):
        if "@type" in value:
            yield value
        value = list(value.values())
    if isinstance(value, list):
        for one in value:
            yield from nested(one)


def shown_way(soup):
    """Return the breadcrumbs as readers see them; the last is the page itself."""
    items = soup.select('nav[aria-label="Breadcrumbs"] li')
    return [(words(item), item.a["href"] if item.a else None) for item in items]


@pytest.mark.django_db
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_each_kind_says_what_it_is_and_where(client_reads, site_address, kind):
    top = make_page(Landing, slug="top", short_title="Top")
    page = make_page(kind, parent=top, short_title="Here")

    soup = client_reads.get(page.path)
    (described, way), [shared] = extracted(soup)

    assert (described["name"], described["description"]) == (page.title, page.summary)
    assert described["url"] == SITE + page.path
    assert (described["datePublished"], described["dateModified"]) == ("2026-11-20", "2026-11-20")
    assert shown_way(soup) == [("Home", "/"), ("Top", "/top/"), ("Here", None)]
    assert [(one["position"], one["name"], one["item"]) for one in way["itemListElement"]] == [
        (1, "Home", f"{SITE}/"),
        (2, "Top", f"{SITE}/top/"),
        (3, "Here", SITE + page.path),
    ]
    assert shared == {
        "og:type": "website",
        "og:site_name": "Work-Life & Telework Portal",
        "og:title": page.title,
        "og:description": page.summary,
        "og:url": SITE + page.path,
    }
    assert soup.select_one("link[rel=canonical]")["href"] == SITE + page.path
    assert soup.select_one('link[type="text/markdown"]')["href"] == f"{page.path[:-1]}.md"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (Page, "WebPage"),
        (Topic, "WebPage"),
        (Landing, "CollectionPage"),
        (Hub, "CollectionPage"),
        (Category, "CollectionPage"),
        (ReportList, "CollectionPage"),
        (Question, "FAQPage"),
    ],
)
def test_type_of_page(client_reads, kind, expected):
    described, *_ = extracted(client_reads.get(make_page(kind).path))[0]

    assert described["@type"] == expected


@pytest.mark.django_db
def test_way_is_told_as_it_is_shown(client_reads):
    top = make_page(Landing, slug="top", short_title="Top")
    question, alone = make_page(Question, parent=top), make_page()

    told = [extracted(client_reads.get(page.path))[0][1:] for page in (question, alone)]

    assert [[step["name"] for step in way["itemListElement"]] for [way] in told[:1]] == [
        [label for label, _ in shown_way(client_reads.get(question.path))]
    ]
    # Search engines take two steps at least.
    assert told[1] == []


@pytest.mark.django_db
def test_question_has_the_answer_that_the_page_shows(client_reads):
    page = make_page(Question, body="Ask **first**.\n\n- In writing\n- In time")

    soup = client_reads.get(page.path)

    [asked] = extracted(soup)[0][0]["mainEntity"]
    assert asked["name"] == page.title
    text = asked["acceptedAnswer"]["text"]
    assert text == f"{page.summary}\nAsk first.\nIn writing\nIn time"
    shown = " ".join(soup.main.get_text().split())
    assert all(line in shown for line in text.split("\n"))


@pytest.mark.django_db
def test_report_program_act_and_glossary_say_what_they_are_about(client_reads):
    report = make_page(
        Report, number="GAO-25-1", issued="June 17, 2025", link="https://www.gao.gov/gao-25-1"
    )
    pages = [report, make_page(Program), make_page(Act, short_title="The Act"), make_page(Glossary)]

    found = [extracted(client_reads.get(page.path))[0][0] for page in pages]

    assert [one.get("mainEntity", one.get("about")) for one in found] == [
        {
            "@type": "Report",
            "name": report.title,
            "author": {
                "@type": "GovernmentOrganization",
                "name": "U.S. Government Accountability Office",
            },
            "reportNumber": "GAO-25-1",
            "datePublished": "2025-06-17",
            "url": "https://www.gao.gov/gao-25-1",
        },
        {
            "@type": "GovernmentService",
            "name": pages[1].title,
            "description": pages[1].summary,
            "audience": {"@type": "Audience", "audienceType": "Federal employees"},
        },
        {"@type": "Legislation", "name": "The Act", "legislationJurisdiction": "US"},
        {"@type": "DefinedTermSet", "name": pages[3].title},
    ]


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("September 3, 2021", "2021-09-03"),
        ("June 2012", "2012-06"),
        ("2003", "2003"),
        ("Date not confirmed", ""),
        ("", ""),
    ],
)
def test_day_of_publication(written, iso):
    assert as_iso(written) == iso


@pytest.mark.django_db
def test_home_page_says_how_to_search_and_who_is_behind_it(client_reads, site_address, client):
    page = make_page(slug="")

    (site, agency), _ = extracted(client_reads.get("/"))

    assert (site["@type"], site["name"], site["description"], site["url"]) == (
        "WebSite",
        "Work-Life & Telework Portal",
        page.summary,
        f"{SITE}/",
    )
    assert site["publisher"] == {"@id": agency["@id"]}
    assert (agency["@type"], agency["name"], agency["url"]) == (
        "GovernmentOrganization",
        "U.S. Office of Personnel Management",
        "https://www.opm.gov/",
    )
    action = site["potentialAction"]
    name = re.fullmatch("required name=(.+)", action["query-input"])[1]
    address = action["target"]["urlTemplate"].replace(f"{{{name}}}", "telework")
    assert address == f"{SITE}/search/?q=telework"
    assert client.get("/search/?q=telework").status_code == 200


@pytest.mark.django_db
def test_no_words_end_the_script(client_reads):
    title = "A title </script><!-- <b>&amp;</b>"
    page = make_page(title=title)

    soup = client_reads.get(page.path)

    assert extracted(soup)[0][0]["name"] == title
    assert soup.select_one('script[type="application/ld+json"]').string.count("<") == 0


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/a-z/", "/a-z/b/", "/whats-new/"])
def test_lists_without_a_page_have_their_own_address(client_reads, site_address, path):
    make_page(title="Basics of telework for all", note="It opened.")

    soup = client_reads.get(path)

    things, [shared] = extracted(soup)
    assert things == []
    assert soup.select_one("link[rel=canonical]")["href"] == SITE + path
    assert (shared["og:url"], shared["og:title"]) == (SITE + path, words(soup.h1))


def told(soup):
    """Return whether a page is described for others in any way, and what robots are told."""
    selector = (
        "link[rel=canonical], link[rel=alternate], meta[property], [type='application/ld+json']"
    )
    robots = soup.select_one("meta[name=robots]")
    return bool(soup.select(selector)), robots and robots["content"]


@pytest.mark.django_db
def test_nobody_is_shown_the_way_to_what_is_not_to_be_found(client_reads):
    withdrawn, gone = make_page(), make_page()
    draft = make_draft()
    editor = make_editor()
    actions.withdraw(page=withdrawn, reason="It was wrong.", by=editor, at=AT)
    actions.archive(page=gone, reason="It ended.", by=editor, at=AT)

    assert told(client_reads.get(withdrawn.path)) == (False, "noindex")
    assert told(client_reads.get(gone.path, status=410)) == (False, None)
    assert told(client_reads.get("/nowhere/", status=404)) == (False, None)
    link = actions.share(
        revision=draft.revisions.get(), expires_at=now() + timedelta(days=1), by=editor, at=now()
    )
    assert told(client_reads.get(address_of(link))) == (False, "noindex")


@pytest.mark.django_db
def test_search_results_are_not_for_search_engines(client_reads):
    assert told(client_reads.get("/search/?q=telework")) == (False, "noindex")
