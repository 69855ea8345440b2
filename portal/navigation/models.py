"""The menus that frame every page. Breadcrumbs and side menus follow the pages by themselves."""

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import models
from django.db.models import Q


class MenuItem(models.Model):
    """One entry of a menu: a page of the portal, one of its own addresses, or another site."""

    class Menu(models.TextChoices):
        MAIN = "main", "Main menu"
        UTILITY = "utility", "Utility links"
        FOOTER = "footer", "Footer"
        IDENTIFIER = "identifier", "Required federal links"

    menu = models.CharField(max_length=12, choices=Menu)
    parent = models.ForeignKey(
        "self",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="items",
        limit_choices_to={"parent": None},
        help_text="The section this entry stands under. Empty for a section itself.",
    )
    label = models.CharField(max_length=80)
    page = models.ForeignKey(
        "publishing.Page",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="menu_items",
        help_text="A page of the portal. The entry shows only while the page is live.",
    )
    url = models.CharField(
        "address",
        max_length=300,
        blank=True,
        help_text="Instead of a page: another site's full address, or one of ours such as /a-z/.",
    )
    order = models.PositiveSmallIntegerField(default=100)
    is_shown = models.BooleanField(
        "shown", default=True, help_text="Switch off to keep an entry that waits for its address."
    )

    # What the desk calls these where it lists what leads to a page.
    page_use = "Entries of menus"

    class Meta:
        ordering = ["menu", "order", "label"]
        constraints = [
            models.CheckConstraint(
                condition=Q(page__isnull=True) | Q(url=""), name="menu_item_page_or_url"
            ),
            models.UniqueConstraint(fields=["parent", "label"], name="menu_item_label_once"),
            models.UniqueConstraint(
                fields=["menu", "label"],
                condition=Q(parent__isnull=True),
                name="menu_section_label_once",
            ),
        ]

    def __str__(self):
        return self.label

    def clean(self):
        if self.page and self.url:
            raise ValidationError("Name a page or an address, not both.")
        if self.url and not self.url.startswith("/"):
            try:
                URLValidator(schemes=["https", "http", "mailto"])(self.url)
            except ValidationError as error:
                raise ValidationError(
                    {"url": "Give a full address (https://…) or one of ours that begins with /."}
                ) from error
        if self.parent and self.parent.menu != self.menu:
            raise ValidationError({"parent": "Choose a section of the same menu."})

    @property
    def is_external(self):
        return self.url.startswith("http")
