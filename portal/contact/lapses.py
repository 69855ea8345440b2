"""What readers are told of answers while there are no appropriations."""

from portal.status.lapse import USUAL_CONTACT_HOURS, lapse


def no_promise() -> str:
    """Return what to say in place of a day, or "" where one can be promised."""
    found = lapse()
    return (found.contact_hours or USUAL_CONTACT_HOURS) if found else ""
