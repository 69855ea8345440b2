"""The directory of agencies in the API."""

from datetime import date
from typing import Literal

from django.http import Http404, HttpResponse
from django.utils import timezone
from ninja import Path, Query, Schema
from pydantic import BaseModel, Field

from portal.api.v1.listing import listed
from portal.api.v1.parameters import Paging, Words
from portal.api.v1.routers import group
from portal.api.v1.shapes import Listing

from .listing import directory
from .models import Agency, Contact, Directory

router = group("Agencies", "Agencies, and whom their employees ask.")


class ListedContact(Schema):
    """An office, or a person, as the agency confirmed it."""

    role: str = Field(examples=["tmo"])
    role_name: str = Field(examples=["Telework Managing Officer"])
    name: str = Field(examples=["Office of Telework Programs"])
    url: str = Field(
        description="A page that tells how to reach it, or empty.",
        examples=["https://www.example.gov/telework/"],
    )
    email: str = Field(description="Or empty.", examples=["telework@example.gov"])
    phone: str = Field(description="Or empty.", examples=["202-555-0100"])
    note: str = Field(examples=["Weekdays, 9 a.m. to 5 p.m. Eastern"])
    confirmed_on: date = Field(
        description="The day on which it was last confirmed.", examples=["2026-11-20"]
    )

    @staticmethod
    def resolve_role_name(contact):
        return contact.get_role_display()


class ListedAgency(Schema):
    """An agency with the contacts that are in force."""

    slug: str = Field(description="Its name in addresses. It never changes.", examples=["usda"])
    name: str = Field(examples=["Department of Agriculture"])
    abbreviation: str = Field(description="Or empty.", examples=["USDA"])
    kind: str = Field(description="department, military or agency.", examples=["department"])
    code: str = Field(description="Its code in federal workforce files, or empty.", examples=["AG"])
    website: str = Field(description="Or empty.", examples=["https://www.usda.gov/"])
    contacts: list[ListedContact] = Field(
        description="Empty where none is confirmed; none is ever out of date."
    )

    @staticmethod
    def resolve_contacts(agency):
        return agency.in_force


class AgencyList(Listing[ListedAgency]):
    pass


class Filters(BaseModel):
    kind: Literal[tuple(Agency.Kind.values)] | None = Field(
        None, description="Only agencies of this kind.", examples=["department"]
    )
    role: Literal[tuple(Contact.Role.values)] | None = Field(
        None, description="Only agencies that have a contact in this role.", examples=["tmo"]
    )
    name: Words | None = Field(
        None,
        description="Only agencies whose name has this in it, or that have this abbreviation.",
        examples=["agriculture"],
    )


@router.get("/agencies/", response=AgencyList, summary="List agencies")
def list_agencies(request, response: HttpResponse, filters: Query[Filters], paging: Query[Paging]):
    """The agencies of the directory by kind and name, with the contacts that are in force."""
    return listed(request, [one for one in _shown(response) if _fits(one, filters)], paging)


@router.get("/agencies/{slug}/", response=ListedAgency, summary="Read an agency")
def get_agency(
    request,
    response: HttpResponse,
    slug: str = Path(description="The agency's name in addresses.", examples=["usda"]),
):
    """An agency with the contacts that are in force."""
    found = next((one for one in _shown(response) if one.slug == slug), None)
    if found is None:
        raise Http404
    return found


def _shown(response):
    """Return the agencies as the directory lists them; none where readers find no directory."""
    if not Directory.objects.live().exists():
        return []
    listed_today = directory(timezone.localdate())
    response.good_until = listed_today["good_until"]
    return [one for kind in listed_today["kinds"] for one in kind["agencies"]]


def _fits(agency, filters):
    name = (filters.name or "").casefold()
    return (
        filters.kind in (None, agency.kind)
        and (filters.role is None or any(one.role == filters.role for one in agency.in_force))
        and (name in agency.name.casefold() or name == agency.abbreviation.casefold())
    )
