"""The shapes of what the API says of the operating status, read by its users."""

from datetime import date, datetime

from ninja import Schema
from pydantic import Field

from portal.api.v1 import links, texts
from portal.api.v1.shapes import EXAMPLE_SITE, Listing


class GroupAnswer(Schema):
    """What one group of employees does under a status."""

    slug: str = Field(examples=["telework-employees"])
    label: str = Field(examples=["Telework employees"])
    answer: str = Field(
        description="Never empty: where we know of no text, it says what to do instead.",
        examples=["Offices are open. Report to your worksite on time, or begin telework on time."],
    )
    law: str = Field(description="The law behind it as HTML, or empty.", examples=[""])

    @staticmethod
    def resolve_law(one):
        return texts.html(one["law"])


class Announced(Schema):
    """An announcement. Of those from before the portal no moments are known: they are null."""

    number: int = Field(
        description="Its number here, which the feeds call Id. It never changes.", examples=[1001]
    )
    url: str = Field(
        description="Its page for readers.",
        examples=[f"{EXAMPLE_SITE}/operating-status/history/1001/"],
    )
    area: str = Field(description="The slug of its area.", examples=["washington"])
    label: str = Field(
        description="The status in the words of the announcement.",
        examples=["Federal offices are closed - maximum telework"],
    )
    short_label: str = Field(
        description="The same in fewer words.", examples=["Closed, maximum telework"]
    )
    type: str | None = Field(
        description="The slug of its type; before the portal, of the nearest of today, or null.",
        examples=["closed-maximum-telework"],
    )
    icon: str | None = Field(description="Open, Alert or Closed.", examples=["Closed"])
    applies_on: date | None = Field(
        description="The day it is for; null where only the month is known.",
        examples=["2027-01-26"],
    )
    applies_to: str = Field(description="The same in words.", examples=["January 26, 2027"])
    posted_at: datetime | None = Field(examples=["2027-01-25T23:05:00Z"])
    changed_at: datetime | None = Field(
        description="When it was posted, last changed or confirmed, or ended early.",
        examples=["2027-01-25T23:05:00Z"],
    )
    starts_at: datetime | None = Field(examples=["2027-01-26T05:00:00Z"])
    ends_at: datetime | None = Field(
        description="When it ended or, unless it is confirmed or changed, will.",
        examples=["2027-01-27T05:00:00Z"],
    )
    short_message: str = Field(examples=["Federal offices in the Washington, DC, area are closed."])
    html: str = Field(description="The long message, or empty.", examples=[""])
    note: str = Field(description="What else to know of one from before the portal.", examples=[""])
    source_url: str = Field(description="Where one from before the portal stands.", examples=[""])
    opm_number: int | None = Field(description="Its number in OPM's archive.", examples=[None])

    @staticmethod
    def resolve_url(one):
        return links.absolute(one.path)

    @staticmethod
    def resolve_area(one):
        return one.area.slug

    @staticmethod
    def resolve_type(one):
        return one.type.slug

    @staticmethod
    def resolve_icon(one):
        return one.type.icon

    @staticmethod
    def resolve_applies_on(one):
        return one.applies_on if one.is_day_known else None

    @staticmethod
    def resolve_html(one):
        return one.long_html


class AnnouncedList(Listing[Announced]):
    pass


class AreaStatus(Schema):
    """What holds in an area now."""

    slug: str = Field(examples=["washington"])
    name: str = Field(examples=["Washington, DC, area"])
    scope: str = Field(
        description="Which offices follow its announcements.",
        examples=["Executive agencies with offices inside the Washington Capital Beltway."],
    )
    time_zone: str = Field(examples=["America/New_York"])
    label: str = Field(description="The status in words.", examples=["Open"])
    short_label: str = Field(description="The same in fewer words.", examples=["Open"])
    icon: str | None = Field(description="Open, Alert or Closed.", examples=["Open"])
    type: str | None = Field(description="The slug of its type.", examples=["open"])
    message: str = Field(
        description="The short message, or that no announcement is in force.",
        examples=["No announcement is in force. Federal offices are open and work begins on time."],
    )
    meaning: str = Field(examples=["Federal offices are open and work begins on time."])
    url: str = Field(
        description="Where readers find all of it.", examples=[f"{EXAMPLE_SITE}/operating-status/"]
    )
    announcement: Announced | None = Field(
        description="The announcement in force; null where there is none."
    )
    groups: list[GroupAnswer] = Field(description="What each group of employees does.")
    upcoming: list[Announced] = Field(
        description="What is posted but has not begun, the first to begin first."
    )


class LapseNow(Schema):
    """A lapse in appropriations: the portal may not be kept up. It says nothing of the status."""

    began_at: datetime = Field(examples=["2027-10-01T04:00:00Z"])
    notice: str = Field(
        description="What every page says, as HTML.",
        examples=["<p>Appropriations have lapsed. This portal may not be updated.</p>"],
    )

    @staticmethod
    def resolve_notice(lapse):
        return texts.html(lapse.notice_html)


class StatusNow(Schema):
    """The operating status now."""

    areas: list[AreaStatus] = Field(description="The area of Washington, DC, comes first.")
    lapse: LapseNow | None = Field(description="A lapse in appropriations that goes on, or null.")


class StatusKind(Schema):
    """A standard announcement."""

    slug: str = Field(examples=["early-departure-fixed-time"])
    label: str = Field(
        description="As it is announced; X and the like stand for what an announcement says.",
        examples=["Early departure - all employees must depart no later than the time announced"],
    )
    short_label: str = Field(examples=["Early departure by the time announced"])
    icon: str = Field(description="Open, Alert or Closed.", examples=["Alert"])
    meaning: str = Field(examples=["Offices close early, at the time announced."])
    is_historic: bool = Field(
        description="Whether only older announcements had it.", examples=[False]
    )
    groups: list[GroupAnswer] = Field(description="What each group of employees does.")


class StatusKindList(Listing[StatusKind]):
    pass
