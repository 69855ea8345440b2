"""What kinds of page may have beyond the content of every page."""

from django.db import models

from .page import Page


class InShort(models.Model):
    """A page that opens with its points. Stands before `Page` among the bases of a kind."""

    content_fields = Page.content_with("key_points")
    line_fields = ("key_points", *Page.line_fields)

    key_points = models.TextField(
        "in short", help_text="Three to five points, a sentence each, one a line."
    )

    class Meta:
        abstract = True
