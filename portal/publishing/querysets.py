"""What the public may see stands here once; pages, lists, search, feeds and menus all ask it."""

from django.apps import apps
from django.db import models


class PageQuerySet(models.QuerySet):
    def live(self):
        """Pages that the public finds: in lists, menus, search and feeds."""
        return self.filter(state=self.model.State.LIVE)

    def readable(self):
        """Pages that answer at their address: the live ones, and the withdrawn under a notice."""
        return self.filter(state__in=self.model.READABLE)

    def with_kinds(self):
        """Fetch each page's own kind along with it: one query with a join for every kind, which
        pays for many pages."""
        accessors = kind_accessors(self.model)
        return self.select_related(*accessors) if accessors else self

    def first_as_kind(self):
        """Return the first page as its own kind, or None; in two queries whatever the kinds."""
        found = self.values_list("pk", "kind").first()
        return apps.get_model(found[1]).objects.filter(pk=found[0]).first() if found else None

    def in_place(self):
        """In the order of the menus."""
        return self.order_by("order", "title")

    def below(self, page):
        """Every page under this one, however deep."""
        return self.filter(path__startswith=page.path).exclude(pk=page.pk)

    def for_cards(self):
        """Only what a card or a link list shows."""
        return self.only("kind", "path", "title", "short_title", "summary", "updated_at", "order")


def kind_accessors(model):
    """Return the names by which a page leads to its row of each kind."""
    return [
        relation.get_accessor_name()
        for relation in model._meta.related_objects
        if relation.one_to_one and relation.parent_link
    ]
