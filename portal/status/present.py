"""What holds at a moment, for pages and the desk. What it means for each group: see `showing`."""

# From their own modules, as in `showing`.
from .models.announcement import Announcement
from .models.types import Area, StatusType


def default_area() -> Area | None:
    """Return the area whose status stands in the head of every page."""
    return Area.objects.order_by("-is_default", "order", "name").first()


def default_type() -> StatusType | None:
    """Return the type that holds where nothing is announced."""
    return StatusType.objects.filter(is_default=True).first()


def current(area, now) -> Announcement | None:
    """Return the announcement that holds in an area, or None: then `default_type` does."""
    return area.announcements.in_force(now).with_words().first()
