"""Addresses as other sites need them: whole. They name the portal's own site, whatever host was
asked, since answers are shared.
"""

from urllib.parse import quote, urlencode

from django.conf import settings
from django.urls import reverse


def absolute(path: str) -> str:
    return f"{settings.SITE_URL}{path}"


def address_of(name: str, *arguments) -> str:
    """Return the whole address of an operation."""
    return absolute(reverse(f"api:v1:{name}", args=arguments))


def of_page(path: str) -> str:
    """Return the whole address at which the API gives a page."""
    return address_of("get_page", path[1:]) if path != "/" else address_of("get_home")


def citing(citation: str) -> str:
    """Return the whole address at which the API lists the pages that cite a provision."""
    return f"{address_of('list_citing_pages')}?{urlencode({'cites': citation}, quote_via=quote)}"
