"""The questions in the API."""

from typing import Literal

from django.db.models import Count, Q
from django.http import Http404
from ninja import Path, Query, Schema
from pydantic import BaseModel, Field

from portal.api.v1 import shapes
from portal.api.v1.listing import listed
from portal.api.v1.pages import live_page
from portal.api.v1.parameters import PagePath, Paging
from portal.api.v1.routers import group
from portal.publishing import cards
from portal.publishing.models import Page

from .models import AskedBy, Category, Question

ROOT = "/faqs/"
PARENT = ("state", *shapes.CARD)
EXAMPLE = shapes.example(
    "/faqs/telework-agreements/closure-clause/",
    title="Must the agreement say what I do when offices close?",
    short_title="",
    summary="It should. A clear clause says whether you work, take leave or combine the two.",
    kind="faqs.question",
    category=shapes.example_link("/faqs/telework-agreements/", "Telework agreements"),
    related=[shapes.example_link("/telework/managers/emergency-planning/", "Emergency planning")],
)

router = group("FAQs", "Questions: the title asks, the summary answers in short, the text in full.")


class Asked(Schema):
    """What a question has beyond a page."""

    asked_by: str = Field(
        description="Who asks it: everyone, employees, supervisors or coordinators.",
        examples=["everyone"],
    )
    category: shapes.Link | None = Field(description="What it is listed under.")

    @staticmethod
    def resolve_category(page):
        return cards.card(page.parent) if page.parent and page.parent.is_live else None


class QuestionShort(Asked, shapes.PageShort):
    """A question with its short answer."""

    model_config = EXAMPLE


class QuestionFull(Asked, shapes.PageFull):
    """A question with its full answer. The pages it is about are the related ones."""

    model_config = EXAMPLE


class QuestionList(shapes.Listing[QuestionShort]):
    pass


class CategoryShort(shapes.PageShort):
    """A category of questions."""

    model_config = shapes.example(
        "/faqs/telework-agreements/",
        title="Questions about telework agreements",
        short_title="Telework agreements",
        summary="What a telework agreement must say, who signs it, and when it ends.",
        kind="faqs.category",
    )
    questions: int = Field(description="How many questions are in it.", examples=[9])


class CategoryList(shapes.Listing[CategoryShort]):
    pass


class Filters(BaseModel):
    category: PagePath | None = Field(
        None,
        description="Only questions of the category at this address.",
        examples=["/faqs/telework-agreements/"],
    )
    asked_by: Literal[tuple(AskedBy.values)] | None = Field(
        None,
        description="Only questions of this audience, with those that everyone asks.",
        examples=["employees"],
    )
    about: PagePath | None = Field(
        None,
        description="Only questions about the page at this address.",
        examples=["/telework/employees/telework-basics/"],
    )


@router.get("/faqs/", response=QuestionList, summary="List questions")
def list_questions(request, filters: Query[Filters], paging: Query[Paging]):
    """Questions with their short answers, by category, in the order of the portal."""
    found = _found(filters).select_related("parent")
    found = found.only(*shapes.SHORT, "asked_by", *(f"parent__{name}" for name in PARENT))
    found = found.order_by("parent__order", "parent__title", "order", "title", "path")
    return listed(request, found, paging)


@router.get("/faqs/{path:address}", response=QuestionFull, summary="Read a question")
def get_question(
    request,
    address: str = Path(
        description="The address of the question after /faqs/.",
        examples=["telework-agreements/closure-clause/"],
    ),
):
    """A question with its full answer, by its address."""
    question = live_page(Question.objects.select_related("parent"), f"{ROOT}{address}")
    if question is None:
        raise Http404
    return question


@router.get("/faq-categories/", response=CategoryList, summary="List categories of questions")
def list_question_categories(request, paging: Query[Paging]):
    """The categories in their order, each with the number of its questions."""
    live = Count("children", filter=Q(children__state=Page.State.LIVE))
    found = shapes.for_lists(Category.objects.live().annotate(questions=live))
    return listed(request, found.order_by("order", "title", "path"), paging)


def _found(filters):
    found = Question.objects.live()
    if filters.category:
        found = found.filter(parent__path=filters.category)
    if filters.asked_by:
        found = found.filter(asked_by__in=(filters.asked_by, AskedBy.EVERYONE))
    if filters.about:
        found = found.filter(related__path=filters.about)
    return found
