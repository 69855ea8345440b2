"""What's new: the public change notes."""

from datetime import datetime

from ninja import Query, Schema
from pydantic import BaseModel, Field

from portal.publishing.changes import notes

from . import links
from .listing import listed
from .parameters import Moment, Paging, SectionName
from .routers import group
from .shapes import Listing

router = group("What's new", "What changed on the pages. Small corrections are left out.")


class Change(Schema):
    """A note on what changed on a page."""

    note: str = Field(examples=["The training list names the new course."])
    at: datetime = Field(examples=["2026-11-22T09:30:00Z"])
    title: str = Field(description="The title of the page.", examples=["Telework for employees"])
    path: str = Field(examples=["/telework/employees/"])
    url: str = Field(examples=["https://worklife.example.gov/telework/employees/"])
    api_url: str = Field(examples=["https://worklife.example.gov/api/v1/pages/telework/employees/"])

    @staticmethod
    def resolve_path(note):
        return note["url"]

    @staticmethod
    def resolve_url(note):
        return links.absolute(note["url"])

    @staticmethod
    def resolve_api_url(note):
        return links.of_page(note["url"])


class ChangeList(Listing[Change]):
    pass


class Filters(BaseModel):
    section: SectionName | None = Field(
        None,
        description="Only pages whose address begins with this part.",
        examples=["telework"],
    )
    since: Moment | None = Field(
        None,
        description="Only changes from then on. Write a plus sign as %2B.",
        examples=["2026-11-20T15:00:00Z"],
    )


@router.get("/changes/", response=ChangeList, summary="List what changed")
def list_changes(request, filters: Query[Filters], paging: Query[Paging]):
    """The newest 200 notes on what changed, the newest first. There is an Atom feed of them too."""
    found = [one for one in notes() if _fits(one, filters)]
    return listed(request, found, paging)


def _fits(note, filters):
    is_in = not filters.section or note["url"].startswith(f"/{filters.section}/")
    return is_in and (not filters.since or note["at"] >= filters.since)
