import pytest

from portal.faqs.models import Question
from telework.models import Act, Hub, Reference, Report, ReportList, Topic
from telework.models.act import split
from tests.factories import make_draft, make_page
from tests.reading import words

pytestmark = pytest.mark.django_db


@pytest.fixture
def hub():
    return make_page(Hub, slug="telework", policy_note="Policy is in force.")


@pytest.mark.parametrize("kind", [Act, Reference, Report, ReportList])
def test_page_states_the_policy_in_force(hub, kind, client_reads):
    page = make_page(kind, parent=hub)

    assert "Policy is in force." in client_reads.get(page.path).main.text


def test_hub_tells_audiences_from_references(hub, client_reads):
    reference = make_page(Reference, parent=hub)

    main = client_reads.get(hub.path).main

    assert [link["href"] for link in main.select(".link-list__title")] == [reference.path]


def test_split_keeps_all_of_the_text():
    html = '<p>First</p><h2 id="one">One</h2><p>a</p><h2 id="section-6503">Two</h2><h3>b</h3>'

    assert "".join(piece for _, piece in split(html)) == html
    assert [anchor for anchor, _ in split(html)] == ["", "one", "section-6503"]
    assert split("") == []


def test_statute_names_after_each_section_the_pages_that_cite_it(hub, client_reads):
    statute = make_page(
        Act,
        parent=hub,
        body="## Section 6502 {#section-6502}\n\nSee 5 U.S.C. 6503.\n\n"
        "## Section 6503 {#section-6503}\n\nTraining.\n\n## Deadlines {#deadlines}\n\nNone.",
    )
    whole = make_page(Topic, body="It is a duty (5 U.S.C. 6503).", title="A page on one section")
    paragraph = make_page(Topic, body="So says 5 U.S.C. 6503(a).", title="A page on a paragraph")
    make_draft(Topic, body="So says 5 U.S.C. 6503(a)(1).")
    make_page(Topic, body="Another law is 5 U.S.C. 6120.")
    make_page(Question, body="Yes (5 U.S.C. 6503).")

    main = client_reads.get(statute.path).main

    (citing,) = main.select("details.citing")
    assert words(citing.summary) == "Pages of this portal that cite section 6503 (2)"
    assert citing.find_previous("h2")["id"] == "section-6503"
    assert [link["href"] for link in citing.select("a")] == [
        paragraph.path,
        whole.path,
        "/search/?q=6503",
    ]
    assert words(citing.select("li")[-1]) == "Search for 6503 : 1 answer in the FAQs cites it too"


def test_statute_tells_pages_apart_that_have_one_name_in_menus(hub, client_reads):
    statute = make_page(Act, parent=hub, body="## Section 6503 {#section-6503}\n\nTraining.")
    for title in ("Basics for every employee", "Basics for supervisors"):
        make_page(Topic, title=title, short_title="Basics", body="See 5 U.S.C. 6503.")
    make_page(
        Topic, title="Something else of some length", short_title="Else", body="5 U.S.C. 6503"
    )

    links = client_reads.get(statute.path).main.select(".citing a")

    assert [words(link) for link in links] == [
        "Basics for every employee",
        "Basics for supervisors",
        "Else",
    ]


def test_reports_are_listed_by_publisher_in_their_order(hub, client_reads):
    reports = make_page(ReportList, parent=hub)
    make_page(Report, parent=reports, publisher="GAO", number="GAO-16-551", order=2)
    newer = make_page(Report, parent=reports, publisher="GAO", order=1, issued="June 17, 2025")
    make_page(Report, parent=reports, publisher="OPM", title="A report to Congress on telework")

    main = client_reads.get(reports.path).main

    assert [words(heading) for heading in main.select("section > h2[id^=group]")] == [
        "U.S. Office of Personnel Management",
        "U.S. Government Accountability Office",
    ]
    entries = [words(entry) for entry in main.select(".link-list li")]
    assert entries[0].startswith("A report to Congress on telework")
    assert entries[1] == f"{newer.title} June 17, 2025"
    assert entries[2].endswith("GAO-16-551, June 2025")


def test_report_says_who_published_it_when_and_where_to_read_it(hub, client_reads):
    report = make_page(
        Report, parent=hub, publisher="CRS", number="R48528", link="https://example.gov/R48528"
    )

    record = client_reads.get(report.path).main.select_one("dl.record")

    assert words(record) == (
        "Publisher Congressional Research Service Number R48528 Published June 2025 "
        "Where to read example.gov"
    )
    assert record.a["href"] == "https://example.gov/R48528"
