"""A page that leads on to the pages below it."""

from portal.publishing import cards

from .page import Page


class Landing(Page):
    """The front page of a part of the site: a few words, then a list of what is below it."""

    template = "publishing/landing.html"
    reader_kind = "Overview"
    is_list = True

    class Meta:
        verbose_name = "front page"

    def context(self):
        return {"below": cards.children(self.pk)}
