"""What others may ask about external links."""

from django.db.models import Count

from .models import ExternalLink, LinkUse


def counts() -> dict[str, int]:
    """Return how many addresses are in each state, every state named."""
    found = dict(ExternalLink.objects.order_by().values_list("state").annotate(Count("pk")))
    return {state.value: found.get(state.value, 0) for state in ExternalLink.State}


def broken_links_of(pages):
    """Return each use of a broken link on any of the pages, with its link and page."""
    return (
        LinkUse.objects.filter(page__in=pages, link__state=ExternalLink.State.BROKEN)
        .select_related("link", "page")
        .order_by("page__path", "link__url")
    )
