"""The law that pages rest on: which pages cite a provision, and what is cited at all."""

from typing import Annotated, Literal

from django.db.models import Count, Q
from ninja import Query, Schema
from pydantic import AfterValidator, BaseModel, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from portal.core.generation import per_generation
from portal.law import citations
from portal.law.models import Authority
from portal.publishing.models import Page

from . import links
from .listing import listed
from .parameters import Paging
from .routers import group
from .shapes import SHORT, Listing, PageShort

LONGEST = 120

router = group("Law", "Which pages rest on which provision of federal law.")


def _read(text):
    try:
        return citations.parse(text)
    except ValueError as error:
        raise PydanticCustomError("question", "{said}", {"said": str(error)}) from error


CitationText = Annotated[
    str,
    AfterValidator(_read),
    WithJsonSchema(
        {"type": "string", "format": "us-law-citation", "minLength": 1, "maxLength": LONGEST}
    ),
]


class Cites(BaseModel):
    cites: CitationText = Field(
        description="The provision, such as 5 U.S.C. 6502(b), 5 U.S.C. chapter 65, 5 CFR "
        "531.605(d), 5 CFR part 630, subpart P, Pub. L. 111-292, 124 Stat. 3165, 90 FR 8251 or "
        "Executive Order 14100.",
        examples=["5 CFR 531.605"],
    )


class CitingPage(PageShort):
    cites: list[str] = Field(
        description="What the page cites of it: the provision itself or parts of it.",
        examples=[["5 CFR 531.605(d)"]],
    )


class CitingList(Listing[CitingPage]):
    pass


class CitedAuthority(Schema):
    """A provision of law that pages cite."""

    citation: str = Field(examples=["5 CFR 531.605"])
    kind: str = Field(description="The collection of law it is in.", examples=["regulation"])
    title: str = Field(
        description="What it is called; empty if no name is known.",
        examples=["Determining an employee's official worksite"],
    )
    url: str = Field(
        description="Where the public can read it.",
        examples=["https://www.ecfr.gov/current/title-5/section-531.605"],
    )
    pages: int = Field(
        description="How many pages cite it or, for a section or more, a part of it.", examples=[7]
    )
    cited_by: str = Field(
        description="Where this API lists those pages.",
        examples=["https://worklife.example.gov/api/v1/citations/?cites=5%20CFR%20531.605"],
    )


class AuthorityList(Listing[CitedAuthority]):
    pass


class AuthorityFilters(BaseModel):
    kind: Literal[tuple(citations.Kind)] | None = Field(
        None, description="Only this collection of law.", examples=["regulation"]
    )


@router.get("/citations/", response=CitingList, summary="List the pages that cite a provision")
def list_citing_pages(request, asked: Query[Cites], paging: Query[Paging]):
    """Pages that cite the provision or a part of it: of a section its paragraphs, of a part of
    the Code of Federal Regulations its sections.
    """
    provision = asked.cites.text
    found = Page.objects.live().filter(citations__authority__citation=provision)
    answer = listed(request, found.only(*SHORT, "parts").order_by("path"), paging)
    for page in answer["items"]:
        page.cites = [
            one["citation"]
            for one in page.authorities
            if provision in (one["citation"], *one["within"])
        ]
    return answer


@router.get("/authorities/", response=AuthorityList, summary="List the law that pages cite")
def list_authorities(request, filters: Query[AuthorityFilters], paging: Query[Paging]):
    """Every provision that a page cites, in the order of the law, with the number of pages."""
    found = [one for one in cited() if filters.kind in (None, one["kind"])]
    return listed(request, found, paging)


@per_generation
def cited() -> tuple[dict, ...]:
    """Return the provisions that live pages cite, in the order of the law."""
    live = Count("citations", filter=Q(citations__page__state=Page.State.LIVE))
    found = Authority.objects.annotate(pages=live).filter(pages__gt=0)
    rows = found.values("citation", "kind", "title", "url", "pages")
    return tuple(
        row | {"cited_by": links.citing(row["citation"])}
        for row in sorted(rows, key=lambda row: citations.parse(row["citation"]).sort_key)
    )
