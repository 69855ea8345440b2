"""What people do at the desk. Pure: it works on grants already fetched."""

from django.db import models


class Role(models.TextChoices):
    """Each may do all that the ones before it may."""

    AUTHOR = "author", "Author"
    REVIEWER = "reviewer", "Reviewer"
    PUBLISHER = "publisher", "Publisher"
    ADMINISTRATOR = "administrator", "Administrator"

    @property
    def includes(self) -> list["Role"]:
        """The roles a holder of this one has: this one and all before it."""
        everyone = list(Role)
        return everyone[: everyone.index(self) + 1]


class Section(models.TextChoices):
    """A part of the portal that a role may be limited to; "" means everywhere."""

    TELEWORK = "telework", "Telework"
    WORK_LIFE = "work-life", "Work-life"
    TRAINING = "training", "Training"
    SITE = "site", "Site-wide pages"


def allows(grants, role: str, section: str = "") -> bool:
    """Say whether any of the `(role, section)` pairs allows a role; "" asks: anywhere at all?"""
    return any(
        role in Role(held).includes and (not section or where in ("", section))
        for held, where in grants
    )
