"""The shapes of answers that operations share. Their descriptions are read by users of the API."""

from datetime import date, datetime
from typing import Generic, TypeVar

from django.db.models import QuerySet
from ninja import Schema
from pydantic import ConfigDict, Field

from portal.publishing import cards

from . import ancestry, links, texts

Item = TypeVar("Item")
# The columns of PageShort.
SHORT = (
    "kind", "path", "title", "short_title", "summary", "historic_note", "published_at",
    "updated_at",
)  # fmt: skip

# The columns that a card is made of.
CARD = ("kind", "path", "title", "short_title", "summary", "updated_at")
EXAMPLE_SITE = "https://worklife.example.gov"


def example(path: str, **members) -> ConfigDict:
    """Return what makes the documentation's example of a shape another than that of its base."""
    at = example_link(path, "") | {"api_url": f"{EXAMPLE_SITE}/api/v1/pages{path}"}
    members = at | {"section": path.split("/")[1]} | members
    return ConfigDict(json_schema_extra={"x-example": members})


def example_link(path: str, title: str) -> dict:
    return {"title": title, "path": path, "url": f"{EXAMPLE_SITE}{path}"}


class Listing(Schema, Generic[Item]):
    """Part of a list. Follow `next` until it is null to read all of it."""

    count: int = Field(description="How many items the whole list has.", examples=[1])
    next: str | None = Field(description="Where the list goes on; null at its end.")
    previous: str | None = Field(description="Where the part before this is; null at the start.")
    items: list[Item]


class Link(Schema):
    """A page by its name in menus."""

    title: str = Field(examples=["Telework"])
    path: str = Field(examples=["/telework/"])
    url: str = Field(examples=["https://worklife.example.gov/telework/"])

    @staticmethod
    def resolve_path(one):
        return one["url"]

    @staticmethod
    def resolve_url(one):
        return links.absolute(one["url"])


class PageShort(Schema):
    """A page as lists have it."""

    path: str = Field(
        description="Its address on the portal. It can change; the old one then leads to the new.",
        examples=["/telework/employees/"],
    )
    url: str = Field(
        description="The whole address of the page for readers.",
        examples=["https://worklife.example.gov/telework/employees/"],
    )
    api_url: str = Field(
        description="Where this API gives the whole page.",
        examples=["https://worklife.example.gov/api/v1/pages/telework/employees/"],
    )
    title: str = Field(examples=["Telework for employees"])
    short_title: str = Field(
        description="Its name in menus; empty where that is the title.", examples=["Employees"]
    )
    summary: str = Field(
        description="One or two sentences that say what the page is about.",
        examples=["Whether you may telework, how to ask for it, and what to agree on first."],
    )
    kind: str = Field(
        description="What kind of page it is. More kinds may come.", examples=["telework.audience"]
    )
    section: str = Field(
        description="The first part of its address; empty for the home page.",
        examples=["telework"],
    )
    is_historic: bool = Field(
        description="Whether it tells of guidance that no longer applies.", examples=[False]
    )
    published_at: datetime = Field(
        description="When it was first published.", examples=["2026-11-21T14:00:00Z"]
    )
    updated_at: datetime = Field(
        description="When its text was last changed.", examples=["2026-11-22T09:30:00Z"]
    )

    @staticmethod
    def resolve_url(page):
        return links.absolute(page.path)

    @staticmethod
    def resolve_api_url(page):
        return links.of_page(page.path)

    @staticmethod
    def resolve_section(page):
        return page.path.split("/")[1]

    @staticmethod
    def resolve_is_historic(page):
        return bool(page.historic_note)


class Authority(Schema):
    """A provision of law that a page cites."""

    citation: str = Field(
        description="The citation, always written in the same way.", examples=["5 U.S.C. 6502(b)"]
    )
    title: str = Field(
        description="What it, or what it is part of, is called; empty if no name is known.",
        examples=["Executive agencies telework requirement"],
    )
    url: str = Field(
        description="Where the public can read it.",
        examples=[
            "https://uscode.house.gov/view.xhtml?req=granuleid:USC-prelim-title5-section6502"
            "&num=0&edition=prelim"
        ],
    )


class PageFull(PageShort):
    """A page with its text."""

    key_points: list[str] = Field(
        description="The page in a few sentences, as HTML; empty where it has none.",
        examples=[["You may telework only after you sign a written agreement."]],
    )
    html: str = Field(
        description="The text: clean HTML whose headings begin at level 2, with whole addresses.",
        examples=["<p>Ask your supervisor first.</p>\n"],
    )
    markdown: str = Field(
        description="The text as it was written, with whole addresses. Blocks such as ::: note "
        "are the portal's own.",
        examples=["Ask your supervisor first."],
    )
    text: str = Field(
        description="The text without any markup.", examples=["Ask your supervisor first."]
    )
    sources: list[str] = Field(
        description="What it rests on, as HTML, a source each.",
        examples=[
            ['U.S. Government Accountability Office, <a href="https://www.gao.gov/">Telework</a>']
        ],
    )
    citations: list[Authority] = Field(description="The law it cites, in the order of the law.")
    aliases: list[str] = Field(
        description="What else readers may call its subject.", examples=[["working from home"]]
    )
    related: list[Link] = Field(description="The pages it names as related.")
    breadcrumbs: list[Link] = Field(description="The way from the home page down to its parent.")
    reviewed_on: date | None = Field(
        description="The day on which it was last found right.", examples=["2026-11-21"]
    )
    review_due_on: date | None = Field(
        description="The day on which it is to be looked at again.", examples=["2027-05-21"]
    )
    historic_note: str = Field(
        description="For guidance that no longer applies: what took its place. Else empty.",
        examples=[""],
    )

    @staticmethod
    def resolve_key_points(page):
        return [texts.html(line) for line in page.part("key_points")]

    @staticmethod
    def resolve_html(page):
        return texts.html(page.html)

    @staticmethod
    def resolve_markdown(page):
        return texts.markdown(page.body)

    @staticmethod
    def resolve_sources(page):
        return [texts.html(line) for line in page.sources_html]

    @staticmethod
    def resolve_citations(page):
        return cards.authorities(page)

    @staticmethod
    def resolve_aliases(page):
        return page.alias_list

    @staticmethod
    def resolve_related(page):
        return cards.related(page.pk)

    @staticmethod
    def resolve_breadcrumbs(page):
        return ancestry.above(page.path)


def for_lists(pages: QuerySet) -> QuerySet:
    """Fetch only what PageShort shows."""
    return pages.only(*SHORT)
