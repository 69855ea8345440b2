"""The alerts in force in the API."""

from datetime import datetime
from typing import Literal

from ninja import Query, Schema
from pydantic import BaseModel, Field

from portal.api.v1 import links
from portal.api.v1.listing import listed
from portal.api.v1.parameters import PagePath, Paging
from portal.api.v1.routers import group
from portal.api.v1.shapes import EXAMPLE_SITE, Listing

from .levels import Level
from .showing import in_force

router = group("Alerts", "What stands over the pages of the portal now, above all they say.")


class AlertLink(Schema):
    """The one link of an alert."""

    label: str = Field(examples=["Agency contacts"])
    url: str = Field(examples=[f"{EXAMPLE_SITE}/work-life/coordinators/directory/"])


class AlertNow(Schema):
    """An alert in force."""

    id: int = Field(
        description="Its number, which stays when its words change.", examples=[12], ge=1
    )
    version: int = Field(description="Rises when its words change.", examples=[1], ge=1)
    level: str = Field(
        description="emergency, warning or informational. While an emergency is in force, pages "
        "show no other level.",
        examples=["warning"],
    )
    word: str = Field(description="The first word that readers read.", examples=["Warning"])
    heading: str = Field(examples=["Test warning: the contact form is not working"])
    text: str = Field(
        description="Plain text.",
        examples=["This is a test. Your question may not reach us today."],
    )
    link: AlertLink | None = Field(description="Where readers find more.")
    path: str = Field(
        description="The address below which it stands; / for every page.", examples=["/"]
    )
    starts_at: datetime = Field(examples=["2026-11-22T14:00:00Z"])
    ends_at: datetime = Field(
        description="When it ends, unless it is ended before or renewed.",
        examples=["2026-11-23T14:00:00Z"],
    )
    changed_at: datetime = Field(
        description="When its words were last changed.", examples=["2026-11-22T13:58:00Z"]
    )

    @staticmethod
    def resolve_link(alert):
        if not alert.link:
            return None
        address = alert.link if alert.is_elsewhere else links.absolute(alert.link)
        return {"label": alert.link_label, "url": address}


class AlertList(Listing[AlertNow]):
    pass


class Filters(BaseModel):
    level: Literal[tuple(Level.values)] | None = Field(
        None, description="Only alerts of this level.", examples=["emergency"]
    )
    page: PagePath | None = Field(
        None,
        description="Only alerts that stand over the page at this address.",
        examples=["/telework/"],
    )


@router.get("/alerts/", response=AlertList, summary="List alerts in force")
def list_alerts(request, filters: Query[Filters], paging: Query[Paging]):
    """The alerts in force, emergencies first, then warnings. There is an Atom feed of these too."""
    found = [one for one in in_force() if _fits(one, filters)]
    return listed(request, found, paging)


def _fits(alert, filters):
    is_of_level = filters.level is None or alert.level == filters.level
    return is_of_level and (filters.page is None or filters.page.startswith(alert.path))
