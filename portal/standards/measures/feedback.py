"""What readers answered to "Was this page helpful?"; what they wrote about an error is left out."""

from portal.contact.models import Feedback
from portal.standards.figures import Count, share_of

from .registry import measure


@measure("helpful")
def helpful(span) -> Count:
    answers = Feedback.objects.filter(
        is_failure=False, created_at__gte=span.starts, created_at__lt=span.ends
    )
    return share_of(answers.order_by().values_list("is_helpful", flat=True))
