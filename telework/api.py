"""The telework topics in the API."""

from typing import Literal

from django.db.models import F
from ninja import Query
from pydantic import BaseModel, Field

from portal.api.v1.listing import listed
from portal.api.v1.parameters import Paging
from portal.api.v1.routers import group
from portal.api.v1.shapes import SHORT, Listing, PageShort, example

from .models import Audience, Topic

router = group("Telework", "What employees, supervisors and Telework Managing Officers need.")


class TopicShort(PageShort):
    """A telework topic for one audience."""

    model_config = example(
        "/telework/employees/telework-basics/",
        title="Telework basics for employees",
        short_title="Telework basics",
        summary="The types of telework, how to ask step by step, and what an agreement covers.",
        kind="telework.topic",
    )
    audience: str = Field(
        description="For whom it is: employees, supervisors or managing_officers; else empty.",
        examples=["employees"],
    )

    @staticmethod
    def resolve_audience(topic):
        return topic.reader or ""


class TopicList(Listing[TopicShort]):
    pass


class Filters(BaseModel):
    audience: Literal[tuple(Audience.Reader.values)] | None = Field(
        None, description="Only topics for this audience.", examples=["employees"]
    )


@router.get("/topics/", response=TopicList, summary="List telework topics")
def list_topics(request, filters: Query[Filters], paging: Query[Paging]):
    """The telework topics, an audience after the other, in the order of the menus."""
    found = Topic.objects.live().annotate(reader=F("parent__audience__reader"))
    if filters.audience:
        found = found.filter(reader=filters.audience)
    found = found.only(*SHORT).order_by("parent__order", "parent__title", "order", "title", "path")
    return listed(request, found, paging)
