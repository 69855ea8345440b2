"""What the desk's first screen shows: the sections with their counts, and what goes on."""

from django.db.models import Count, F, OuterRef, Subquery

from portal.publishing.models import Event, Page, Revision

SHOWN = 8
WAITING = (
    Revision.State.DRAFT,
    Revision.State.IN_REVIEW,
    Revision.State.RETURNED,
    Revision.State.APPROVED,
    Revision.State.SCHEDULED,
)


def context(sections) -> dict:
    """Return the screen's variables; they tell only of the lists in `sections`."""
    models = [one.model for section in sections for one in section.lists]
    kinds = [model._meta.label_lower for model in models if issubclass(model, Page)]
    count = counts(models)
    waiting = waiting_drafts(kinds)
    return {
        "entrances": [
            (section, [(one, count[one.model]) for one in section.lists]) for section in sections
        ],
        "pages_url": next((s.url for s in sections if s.lists[0].model is Page), ""),
        "waiting": waiting[:SHOWN],
        "waiting_count": waiting.count(),
        "recent": recent_changes(kinds)[:SHOWN],
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


def waiting_drafts(kinds):
    """Return the newest revision of each page whose newest revision readers do not see."""
    newest = Revision.objects.filter(page=OuterRef("page")).order_by("-number")
    return (
        Revision.objects.filter(page__kind__in=kinds, state__in=WAITING)
        .alias(newest=Subquery(newest.values("number")[:1]))
        .filter(number=F("newest"))
        .select_related("page", "created_by")
        .defer("content", *UNSHOWN)
        .order_by("-created_at")
    )


def recent_changes(kinds):
    return (
        Event.objects.filter(page__kind__in=kinds)
        .select_related("page", "by", "revision")
        .defer("revision__content", *UNSHOWN)
    )


# The long texts of a page, which lists do not show.
UNSHOWN = [f"page__{name}" for name in ("body", "html", "text", "outline", "parts", "sources")]
