"""What the feeds say of one announcement. Pure."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

A_DAY = timedelta(days=1)
# Nothing is shorter.
LEAST = timedelta(microseconds=1)


@dataclass(frozen=True)
class Type:
    """A standard announcement as feeds name it. Where none fits, all of it is None."""

    slug: str | None
    name: str | None
    guid: str | None
    icon: str | None


@dataclass(frozen=True)
class Area:
    """Where statuses hold, and the zone in which its days begin."""

    slug: str
    name: str
    scope: str
    time_zone: str

    @property
    def zone(self):
        return ZoneInfo(self.time_zone)

    @property
    def in_titles(self) -> str:
        """The name as the feeds write it: "Washington, DC, Area"."""
        return self.name[:-4] + "Area" if self.name.endswith(" area") else self.name


@dataclass(frozen=True)
class Status:
    """An announcement or, with `number` 0, what holds where there is none.

    Those from before the portal have only the day they were for: no moment is known of them.
    `ends_at` is when it ended, or will unless somebody does something.
    """

    number: int
    area: Area
    type: Type
    label: str
    short_label: str
    short_message: str
    # Markdown, and what it was rendered to.
    long_message: str
    long_html: str
    applies_on: date
    # The day in words; of some only the month is known.
    applies_to: str
    path: str
    meaning: str = ""
    hours: int | None = None
    at: time | None = None
    # Of those from before the portal: where it was found, and OPM's own number.
    source_url: str = ""
    note: str = ""
    opm_number: int | None = None
    is_day_known: bool = True
    posted_at: datetime | None = None
    changed_at: datetime | None = None
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    # Somebody ended it before its time, or took it back: readers of a feed have seen it.
    was_ended: bool = False
    is_withdrawn: bool = False

    @property
    def title(self) -> str:
        return f"Federal Government Operating Status in the {self.area.in_titles}"

    @property
    def is_past(self) -> bool:
        """Say whether it is from before the portal."""
        return self.number != 0 and self.starts_at is None

    def is_in_force(self, now: datetime) -> bool:
        return self.starts_at is not None and self.starts_at <= now < self.ends_at

    def is_over(self, now: datetime) -> bool:
        return self.is_past or (self.ends_at is not None and self.ends_at <= now)

    def completed_at(self, now: datetime) -> datetime | None:
        """Return when it ended; None while it holds, and where nobody knows."""
        return self.ends_at if self.ends_at and self.ends_at <= now else None

    def applies_on_day(self, day: date) -> bool:
        return self.is_day_known and self.applies_on <= day <= self._last_day()

    def _last_day(self):
        if self.ends_at is None:
            return self.applies_on
        last = (self.ends_at - LEAST).astimezone(self.area.zone).date()
        return max(self.applies_on, last)


def nothing_announced(default: Status, on: date, words: str) -> Status:
    """Return what holds on a day without an announcement; `words` are those of the day."""
    midnight = datetime.combine(on, datetime.min.time(), default.area.zone)
    return replace(default, applies_on=on, applies_to=words, posted_at=midnight)
