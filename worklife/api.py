"""The work-life programs and life events in the API."""

from itertools import groupby

from ninja import Query
from pydantic import Field

from portal.api.v1.listing import listed
from portal.api.v1.parameters import Paging
from portal.api.v1.routers import group
from portal.api.v1.shapes import (
    CARD,
    Link,
    Listing,
    PageShort,
    example,
    example_link,
    for_lists,
)
from portal.publishing import cards
from portal.publishing.models import Page

from .models import LifeEvent, Program

router = group("Work-life", "Programs of work-life support, and what helps at turns of a life.")


class ProgramShort(PageShort):
    """A program with its topics."""

    model_config = example(
        "/work-life/dependent-care/",
        title="Dependent care for federal employees",
        short_title="Dependent care",
        summary="Help with the care of children and of older relatives, and who can get it.",
        kind="worklife.program",
        topics=[example_link("/work-life/dependent-care/child-care/", "Child care")],
    )
    topics: list[Link] = Field(description="Its topics, in the order of the menus.")


class ProgramList(Listing[ProgramShort]):
    pass


class LifeEventShort(PageShort):
    """A situation in life, with everything that bears on it."""

    model_config = example(
        "/work-life/life-events/new-child/",
        title="A new child: leave, care and telework",
        short_title="A new child",
        summary="Leave, child care and flexible work when a child is born or comes to you.",
        kind="worklife.lifeevent",
    )


class LifeEventList(Listing[LifeEventShort]):
    pass


@router.get("/programs/", response=ProgramList, summary="List work-life programs")
def list_programs(request, paging: Query[Paging]):
    """The work-life programs, each with its topics, in the order of the menus."""
    answer = listed(request, _in_place(Program), paging)
    topics = _below(answer["items"])
    for program in answer["items"]:
        program.topics = topics.get(program.pk, [])
    return answer


@router.get("/life-events/", response=LifeEventList, summary="List life events")
def list_life_events(request, paging: Query[Paging]):
    """The situations in life that have a page, in the order of the menus."""
    return listed(request, _in_place(LifeEvent), paging)


def _in_place(model):
    return for_lists(model.objects.live()).order_by("order", "title", "path")


def _below(programs) -> dict[int, list[dict]]:
    """Return the cards of what is live below each program, by the program's id."""
    found = Page.objects.live().filter(parent__in=[one.pk for one in programs])
    found = found.only(*CARD, "parent").order_by("parent", "order", "title", "path")
    return {
        parent: list(map(cards.card, pages))
        for parent, pages in groupby(found, key=lambda page: page.parent_id)
    }
