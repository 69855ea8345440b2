"""A small portal for tests of the API: one live page of each kind that has a list, and of each
what nobody may see.
"""

from portal.agencies.models import Directory
from portal.faqs.models import Category, Question
from portal.glossary.models import Glossary
from portal.publishing import actions
from telework.models import Audience, Topic
from tests.agencies.entries import make_agency, make_contact
from tests.factories import AT, make_draft, make_page
from tests.glossary.terms import make_term
from worklife.models import LifeEvent, Program, ProgramTopic


def make_portal() -> dict:
    """Return the live pages by name."""
    audience = make_page(Audience, slug="employees")
    topic = make_page(
        Topic, parent=audience, body="The law is 5 CFR 531.605(d).", note="It opened."
    )
    program = make_page(Program, slug="care")
    category = make_page(Category, slug="faqs")
    make_term("Telework agreement", page=topic)
    make_contact(make_agency(slug="usda", code="AG"))
    return {
        "audience": audience,
        "topic": topic,
        "program": program,
        "program_topic": make_page(ProgramTopic, parent=program),
        "life_event": make_page(LifeEvent),
        "category": category,
        "question": make_page(Question, parent=category, related=[topic.pk]),
        "glossary": make_page(Glossary),
        "directory": make_page(Directory),
    }


def make_hidden(model, **content) -> list:
    """Return a draft and a withdrawn page of a kind."""
    draft, withdrawn = make_draft(model, **content), make_page(model, **content)
    actions.withdraw(page=withdrawn, reason="It was wrong.", by=None, at=AT)
    return [draft, withdrawn]
