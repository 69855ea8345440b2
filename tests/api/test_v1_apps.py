"""What FAQs, the glossary, agencies and the change notes give."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine

from portal.agencies.models import Agency, Directory
from portal.faqs.models import Category, Question
from portal.glossary.models import Glossary
from portal.publishing import actions
from tests.agencies.entries import LAST_DAY, TODAY, make_agency, make_contact
from tests.api.asking import SITE, ask, paths
from tests.api.portal import make_hidden
from tests.factories import AT, make_draft, make_editor, make_page
from tests.glossary.terms import make_term

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site_url")]

MIDNIGHT = datetime.combine(
    LAST_DAY + timedelta(days=1), datetime.min.time(), ZoneInfo("America/New_York")
)
SECOND = timedelta(seconds=1)
DAY = timedelta(days=1)


@pytest.fixture
def category():
    return make_page(Category, parent=make_page(slug="faqs"), slug="pay", short_title="Pay")


def test_questions_are_filtered(client, category):
    page = make_page()
    about = make_page(Question, parent=category, order=10, related=[page.pk])
    managers = make_page(Question, parent=category, order=20, asked_by="supervisors")
    everyone = make_page(Question, asked_by="everyone")

    assert set(paths(client, "faqs/")) == {about.path, managers.path, everyone.path}
    assert paths(client, f"faqs/?category={category.path}") == [about.path, managers.path]
    assert paths(client, f"faqs/?about={page.path}") == [about.path]
    assert set(paths(client, "faqs/?asked_by=supervisors")) == {managers.path, everyone.path}


def test_question_tells_who_asks_it_and_where_it_is_listed(client, category):
    question = make_page(Question, parent=category, slug="overtime", asked_by="employees")
    pay = {"title": "Pay", "path": "/faqs/pay/", "url": f"{SITE}/faqs/pay/"}

    (short,) = ask(client, "faqs/")["items"]
    full = ask(client, "faqs/pay/overtime/")

    for found in (short, full):
        assert (found["title"], found["summary"]) == (question.title, question.summary)
        assert (found["asked_by"], found["category"]) == ("employees", pay)
    assert full["html"] == question.html
    assert "html" not in short


def test_category_that_was_withdrawn_is_named_nowhere(client, category):
    make_page(Question, parent=category, slug="overtime")
    actions.withdraw(page=category, reason="It was wrong.", by=make_editor(), at=AT)

    assert ask(client, "faqs/")["items"][0]["category"] is None
    assert ask(client, "faqs/pay/overtime/")["category"] is None


@pytest.mark.parametrize("address", ["pay/", "pay/draft/", "nowhere/"])
def test_only_a_live_question_is_a_question(client, category, address):
    make_draft(Question, parent=category, slug="draft")

    ask(client, f"faqs/{address}", status=404)


def test_categories_have_the_number_of_their_live_questions(client, category):
    make_page(Question, parent=category)
    make_hidden(Question, parent=category)

    (found,) = ask(client, "faq-categories/")["items"]

    assert (found["path"], found["questions"]) == (category.path, 1)


def test_terms_are_those_of_the_glossary(client):
    make_page(Glossary, slug="glossary")
    page = make_page(short_title="Stations")
    make_term("Remote work", is_shown=False)
    make_term("Duty station", acronym="DS", aliases="official worksite", page=page)
    make_term("Telework")

    found = ask(client, "glossary/")["items"]

    assert [one["term"] for one in found] == ["Duty station", "Telework"]
    assert found[0] == {
        "term": "Duty station",
        "acronym": "DS",
        "other_names": ["official worksite"],
        "meaning": "What Duty station means.",
        "source": "",
        "letter": "D",
        "url": f"{SITE}/glossary/#duty-station",
        "page": {"title": "Stations", "path": page.path, "url": f"{SITE}{page.path}"},
    }


def test_terms_are_filtered(client):
    make_page(Glossary)
    make_term("Duty station", acronym="DS", aliases="official worksite")
    make_term("Telework")

    def found(filters):
        return [one["term"] for one in ask(client, f"glossary/?{filters}")["items"]]

    assert found("letter=d") == ["Duty station"]
    assert found("letter=T") == ["Telework"]
    assert found("letter=X") == []
    assert found("term=ds") == ["Duty station"]
    assert found("term=Official%20Worksite") == ["Duty station"]
    assert found("term=station") == []
    assert found("term=telework&letter=D") == []


def test_lists_of_pages_that_readers_do_not_find_are_empty(client):
    make_hidden(Glossary)
    make_draft(Directory)
    make_term("Telework")
    make_contact()

    assert ask(client, "glossary/")["items"] == []
    assert ask(client, "agencies/")["items"] == []


@pytest.fixture
def directory():
    with time_machine.travel(AT, tick=False) as clock:
        make_page(Directory)
        yield clock


@pytest.mark.usefixtures("directory")
def test_agency_has_the_contacts_that_its_entry_shows(client):
    agency = make_agency(slug="usda", name="Department of Agriculture", code="AG")
    make_contact(agency, name="Telework Office", phone="202-555-0100", note="Weekdays")
    make_contact(agency, confirmed_on=TODAY - 60 * DAY, expires_on=TODAY - DAY)

    found = ask(client, "agencies/usda/")

    assert found["contacts"] == [
        {
            "role": "tmo",
            "role_name": "Telework Managing Officer",
            "name": "Telework Office",
            "url": "",
            "email": "telework@example.gov",
            "phone": "202-555-0100",
            "note": "Weekdays",
            "confirmed_on": "2026-11-20",
        }
    ]
    assert found | {"contacts": []} == {
        "slug": "usda",
        "name": "Department of Agriculture",
        "abbreviation": "A",
        "kind": "agency",
        "code": "AG",
        "website": "",
        "contacts": [],
    }


def test_contact_is_given_until_the_end_of_its_last_day(client, directory):
    make_contact(make_agency(slug="usda"))

    directory.move_to(MIDNIGHT - SECOND)
    assert len(ask(client, "agencies/usda/")["contacts"]) == 1
    assert len(ask(client, "agencies/?role=tmo")["items"]) == 1
    directory.move_to(MIDNIGHT)
    assert ask(client, "agencies/usda/")["contacts"] == []
    assert ask(client, "agencies/?role=tmo")["items"] == []


@pytest.mark.usefixtures("directory")
def test_agencies_are_filtered(client):
    make_agency(slug="agriculture", name="Department of Agriculture", kind="department")
    Agency.objects.update(abbreviation="USDA")
    make_contact(make_agency(slug="board", name="Access Board"), role="eap")
    make_agency(slug="closed", is_listed=False)
    make_agency(slug="zoo", name="Zoo Board")

    def found(filters):
        return [one["slug"] for one in ask(client, f"agencies/?{filters}")["items"]]

    assert found("") == ["agriculture", "board", "zoo"]
    assert found("kind=department") == ["agriculture"]
    assert found("role=eap") == ["board"]
    assert found("name=access") == ["board"]
    assert found("name=usda") == ["agriculture"]
    assert found("name=usd") == []
    ask(client, "agencies/closed/", status=404)


@pytest.mark.usefixtures("directory")
@pytest.mark.parametrize("number", [1, 3])
def test_agencies_cost_the_same_for_one_and_for_many(client, django_assert_num_queries, number):
    for _ in range(number):
        make_contact(make_agency())
    client.get("/a-z/")

    with django_assert_num_queries(3):
        ask(client, "agencies/")


def test_changes_are_the_notes_of_live_pages_the_newest_first(client):
    page = make_page(slug="telework", note="It opened.")
    hidden = make_page(note="It was wrong.")
    actions.withdraw(page=hidden, reason="It was wrong.", by=make_editor(), at=AT)
    revision = actions.save_draft(page=page, content={"body": "New."}, by=None, at=AT)
    later = AT + timedelta(hours=1)
    actions.publish(revision=revision, by=None, at=later, note="The limit changed.")
    make_page(slug="work-life", note="It opened too.")

    def notes(filters=""):
        return [one["note"] for one in ask(client, f"changes/{filters}")["items"]]

    assert notes() == ["The limit changed.", "It opened too.", "It opened."]
    assert notes("?section=telework") == ["The limit changed.", "It opened."]
    assert notes("?since=2026-11-20T15:00:01Z") == ["The limit changed."]
    assert ask(client, "changes/?limit=1")["items"][0] == {
        "note": "The limit changed.",
        "at": "2026-11-20T16:00:00Z",
        "title": page.title,
        "path": "/telework/",
        "url": f"{SITE}/telework/",
        "api_url": f"{SITE}/api/v1/pages/telework/",
    }
