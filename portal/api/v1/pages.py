"""Pages of any kind, in lists and one by one."""

from typing import Literal

from django.apps import apps
from django.db.models import QuerySet
from django.http import Http404, HttpResponsePermanentRedirect
from ninja import Path, Query
from pydantic import BaseModel, Field

from portal.api.problems import problem
from portal.publishing.addresses import gone_from, one_spelling, page_at
from portal.publishing.models import Page

from .links import of_page
from .listing import listed
from .parameters import Moment, PagePath, Paging, SectionName
from .routers import group
from .shapes import Listing, PageFull, PageShort, for_lists

KINDS = tuple(
    sorted(model._meta.label_lower for model in apps.get_models() if issubclass(model, Page))
)

router = group(
    "Pages", "Everything that has an address on the portal is a page, also questions and topics."
)


class PageList(Listing[PageShort]):
    pass


class Filters(BaseModel):
    kind: Literal[KINDS] | None = Field(
        None, description="Only pages of this kind.", examples=["telework.audience"]
    )
    section: SectionName | None = Field(
        None,
        description="Only pages whose address begins with this part.",
        examples=["telework"],
    )
    parent: PagePath | None = Field(
        None,
        description="Only pages right below the page at this address, in the order of the menus.",
        examples=["/telework/employees/"],
    )
    updated_since: Moment | None = Field(
        None,
        description="Only pages whose text changed then or later. Write a plus sign as %2B.",
        examples=["2026-11-20T15:00:00Z"],
    )


@router.get("/pages/", response=PageList, summary="List pages")
def list_pages(request, filters: Query[Filters], paging: Query[Paging]):
    """Every page that readers find, in the order of addresses."""
    return listed(request, for_lists(_found(filters)), paging)


@router.get(
    "/home/",
    response=PageFull,
    summary="Read the home page",
    openapi_extra={"responses": {404: {}}},
)
def get_home(request):
    """The page at the address /."""
    return _page("/")


@router.get(
    "/pages/{path:address}",
    response=PageFull,
    summary="Read a page",
    openapi_extra={
        "responses": {301: {"description": "The page has moved: see Location."}, 410: {}}
    },
)
def get_page(
    request,
    address: str = Path(
        description="The address of the page on the portal without its first slash.",
        examples=["telework/employees/"],
    ),
):
    """A page with its text, by its address. An address that the page once had leads to it."""
    return _page(f"/{address}")


def _found(filters):
    found = Page.objects.live().order_by("path")
    if filters.kind:
        found = found.filter(kind=filters.kind)
    if filters.section:
        found = found.filter(path__startswith=f"/{filters.section}/")
    if filters.parent:
        found = found.filter(parent__path=filters.parent).order_by("order", "title", "path")
    if filters.updated_since:
        found = found.filter(updated_at__gte=filters.updated_since)
    return found


def _page(path):
    return live_page(Page.objects.all(), path) or _led_on(path)


def live_page(pages: QuerySet, path: str):
    """Return the live one of some pages that is at an address, or None."""
    # PostgreSQL takes no NUL, and no address has one.
    return None if "\0" in path else pages.live().filter(path=path).first()


def _led_on(path):
    if "\0" in path:
        raise Http404
    page = page_at(one_spelling(path))
    if page and page.is_live:
        response = HttpResponsePermanentRedirect(of_page(page.path))
        # A client that kept this would go in circles once the page has moved back.
        response["Cache-Control"] = "no-cache"
        return response
    if gone := gone_from(path):
        return problem(410, gone.withdrawn_reason)
    raise Http404
