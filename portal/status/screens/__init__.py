"""The desk's screens about announcements: raise one, have it approved, change it, end it."""

from portal.status import lapse_screen  # noqa: F401

from . import one, seen, several, writing  # noqa: F401
