"""How readers found a page, in numbers."""

from datetime import timedelta

from django.db.models import Count, Q

from portal.contact.models import Feedback

DAYS = 90


def of_page(path: str, now) -> dict[str, int]:
    """Return how many found a page helpful and not in the last 90 days, and what is unread of it.

    Costs one query. Words from an error page at the address count as unread only.
    """
    recent = Q(created_at__gt=now - timedelta(days=DAYS), is_failure=False)
    return Feedback.objects.filter(path=path).aggregate(
        helpful=Count("pk", filter=recent & Q(is_helpful=True)),
        unhelpful=Count("pk", filter=recent & Q(is_helpful=False)),
        unread=Count("pk", filter=Q(state=Feedback.State.NEW)),
    )
