"""Agency: a part of the federal government.

Its `slug` is the key by which the rest of the portal names it; its `code` is that of federal
workforce files.
"""

from django.core.validators import RegexValidator, URLValidator
from django.db import models
from django.db.models import Q

ADDRESS_LENGTH = 300
valid_address = URLValidator(
    schemes=["https", "http"], message="Give a full address that begins with https://."
)


class Agency(models.Model):
    """A department or another agency of the federal government."""

    class Kind(models.TextChoices):
        DEPARTMENT = "department", "Cabinet department"  # 5 U.S.C. 101
        MILITARY = "military", "Military department"  # 5 U.S.C. 102
        AGENCY = "agency", "Other agency or office"

    slug = models.CharField(
        "name in addresses",
        max_length=40,
        unique=True,
        validators=[
            RegexValidator(
                r"\A[a-z0-9]+(-[a-z0-9]+)*\Z", "Use small letters, digits and single hyphens."
            )
        ],
        help_text="Small letters, digits and hyphens, such as usda. It cannot be changed later.",
    )
    name = models.CharField(max_length=150)
    abbreviation = models.CharField(max_length=20, blank=True)
    kind = models.CharField(max_length=12, choices=Kind, default=Kind.AGENCY)
    code = models.CharField(
        max_length=4,
        blank=True,
        help_text="The code in federal workforce files: two characters, four for a component.",
    )
    is_cfo_act = models.BooleanField(
        "large agency",
        default=False,
        help_text="One of the 24 agencies of the Chief Financial Officers Act, to which many "
        "figures are limited.",
    )
    website = models.CharField(max_length=ADDRESS_LENGTH, blank=True, validators=[valid_address])
    is_listed = models.BooleanField(
        "listed", default=True, help_text="Take the mark off when the agency has ended."
    )
    # Seeds leave alone what an editor has touched.
    is_edited = models.BooleanField(default=False, editable=False)

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "agencies"
        constraints = [
            models.UniqueConstraint(
                fields=["code"],
                condition=~Q(code=""),
                name="agency_code_once",
                violation_error_message="Another agency has this code.",
            )
        ]

    def __str__(self):
        return self.name
