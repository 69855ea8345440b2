"""The search in the API."""

from datetime import datetime, time, timedelta
from typing import Literal
from urllib.parse import urlencode

from django.http import HttpResponse
from django.utils import timezone
from ninja import Query, Schema
from pydantic import BaseModel, Field

from portal.api.v1 import links
from portal.api.v1.parameters import SectionName, Whole, Words
from portal.api.v1.routers import group

from .finding import find
from .forms import MOST_PAGES

router = group("Search", "The portal's own search, which readers use too.")


class FoundPage(Schema):
    """A page that was found."""

    title: str = Field(examples=["Telework basics for employees"])
    path: str = Field(examples=["/telework/employees/telework-basics/"])
    url: str = Field(examples=["https://worklife.example.gov/telework/employees/telework-basics/"])
    api_url: str = Field(
        description="Where this API gives the whole page.",
        examples=["https://worklife.example.gov/api/v1/pages/telework/employees/telework-basics/"],
    )
    extract: str = Field(
        description="A piece of its text, as HTML: what was looked for is in mark elements.",
        examples=["You may <mark>telework</mark> only after you sign a written agreement."],
    )
    kind: str = Field(description="What readers call such a page.", examples=["Guidance"])
    section: str = Field(
        description="The name of the part of the portal it is in, or empty.", examples=["Telework"]
    )
    is_historic: bool = Field(
        description="Whether it tells of guidance that no longer applies.", examples=[False]
    )
    updated_at: datetime = Field(examples=["2026-11-22T09:30:00Z"])

    @staticmethod
    def resolve_path(result):
        return result.url

    @staticmethod
    def resolve_url(result):
        return links.absolute(result.url)

    @staticmethod
    def resolve_api_url(result):
        return links.of_page(result.url)


class SearchAnswer(Schema):
    """What a search found. Follow `next` until it is null to read all of it."""

    query: str = Field(examples=["telwork"])
    searched: str = Field(
        description="What was searched for: unlike the query where spelling was mended.",
        examples=["telework"],
    )
    is_relaxed: bool = Field(
        description="Whether no page has all of the words; these have some.", examples=[False]
    )
    count: int = Field(description="How many pages were found.", examples=[1])
    is_more: bool = Field(description="Whether there are more than that.", examples=[False])
    next: str | None = Field(description="Where the results go on; null at their end.")
    previous: str | None = Field(description="Where those before are; null at the start.")
    recommended: list[FoundPage] = Field(
        description="What the portal's editors put first; only with the first results."
    )
    items: list[FoundPage] = Field(description="The best first, 20 at a time.")


class Asked(BaseModel):
    q: Words = Field(
        description='Words, "side by side" in quotation marks, or with a minus to leave pages out.',
        examples=["telework"],
    )
    section: SectionName | None = Field(
        None,
        description="Only pages whose address begins with this part.",
        examples=["telework"],
    )
    audience: Literal["employees", "supervisors", "coordinators"] | None = Field(
        None,
        description="Only pages for employees, supervisors or coordinators, or for everybody.",
        examples=["employees"],
    )
    kind: Words | None = Field(
        None, description="Only what readers call so.", examples=["Guidance"]
    )
    exact: bool = Field(False, description="Whether to take the spelling as it is.")
    page: Whole = Field(1, ge=1, le=MOST_PAGES, description="Which twenty results to give.")


@router.get("/search/", response=SearchAnswer, summary="Search")
def search_pages(request, response: HttpResponse, asked: Query[Asked]):
    """The live pages that a query finds, at most the best thousand. It is not counted."""
    found = find(
        asked.q,
        section=asked.section or "",
        audience=asked.audience or "",
        kind=asked.kind or "",
        page=asked.page,
        mend=not asked.exact,
    )
    # What editors put first may be so on some days only.
    response.good_until = _midnight()
    return {
        "query": found.query,
        "searched": found.searched,
        "is_relaxed": found.is_relaxed,
        "count": found.total,
        "is_more": found.is_more,
        "next": _address(request, asked.page + 1) if asked.page < found.pages else None,
        "previous": _address(request, asked.page - 1) if asked.page > 1 else None,
        "recommended": list(found.best_bets),
        "items": list(found.results),
    }


def _address(request, page):
    return links.absolute(f"{request.path}?{urlencode({**request.GET.dict(), 'page': page})}")


def _midnight():
    tomorrow = timezone.localdate() + timedelta(days=1)
    return datetime.combine(tomorrow, time.min, timezone.get_current_timezone())
