"""What readers said of a page, beside it at the desk."""

from django import template
from django.utils import timezone

from portal.contact.feedback import counts

register = template.Library()


@register.inclusion_tag("admin/contact/page_feedback.html")
def page_feedback(page):
    return {"page": page, "days": counts.DAYS, **counts.of_page(page.path, timezone.now())}
