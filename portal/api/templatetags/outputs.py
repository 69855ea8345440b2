"""What pages tell programs: what they are, and where they are to be had in another form."""

from django import template

from portal.api import structured_data as described
from portal.api.markdown.pages import markdown_address

register = template.Library()
register.filter(markdown_address)


@register.simple_tag(takes_context=True)
def structured_data(context):
    """Return the page as JSON for search engines, or "" for what no search engine should show."""
    page = context.get("page")
    if page is None or not page.is_live or context.get("preview"):
        return ""
    return described.script_text(page, context.get("breadcrumbs", []))
