"""What the desk's first screen shows: what waits for the person, and the ways into everything."""

from django.db.models import Count

from portal.publishing.models import Page

from .panels import panels_for


def context(sections, user, at) -> dict:
    """Return the screen's variables; they tell only of what is in `sections` and of `user`'s."""
    count = counts([one.model for section in sections for one in section.lists])
    return {
        "entrances": [
            (section, [(one, count[one.model]) for one in section.lists]) for section in sections
        ],
        "pages_url": next(
            (one.url for section in sections for one in section.lists if one.model is Page), ""
        ),
        "panels": panels_for(user, at),
    }


def counts(models) -> dict:
    """Return how many there are of each model; the kinds of page share one query."""
    pages = dict(Page.objects.order_by().values_list("kind").annotate(Count("pk")))

    def count(model):
        if model is Page:
            return sum(pages.values())
        if issubclass(model, Page):
            return pages.get(model._meta.label_lower, 0)
        return model._default_manager.count()

    return {model: count(model) for model in models}
