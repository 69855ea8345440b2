"""What a page is, in the words of schema.org, as search engines read it (JSON-LD 1.1).

Only what the page shows. Each kind of page says its own in `Page.structured_data`.
"""

import json

from django.conf import settings
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from .feeds import absolute

# Nothing in a script ends it, or begins a comment, but these.
_ESCAPES = {ord(character): f"\\u{ord(character):04X}" for character in "<>&"}


def script_text(page, breadcrumbs) -> SafeString:
    """Return the JSON for a page and the way to it from home."""
    graph = home(page) if page.path == "/" else [described(page), *way_to(page, breadcrumbs)]
    text = json.dumps(
        {"@context": "https://schema.org", "@graph": graph},
        ensure_ascii=False,
        separators=(",", ":"),
    )
    return mark_safe(text.translate(_ESCAPES))


def described(page) -> dict:
    return {
        "@type": "CollectionPage" if page.is_list else "WebPage",
        "name": page.title,
        "description": page.summary,
        "url": absolute(page.path),
        "datePublished": f"{page.published_at:%Y-%m-%d}",
        "dateModified": f"{page.updated_at:%Y-%m-%d}",
        **page.structured_data(),
    }


def way_to(page, breadcrumbs) -> list[dict]:
    """Return the breadcrumbs as they are shown, where there are the two that make a way."""
    here = [{"label": page.short_title, "url": page.path}] if page.short_title else []
    steps = [
        {
            "@type": "ListItem",
            "position": position,
            "name": step["label"],
            "item": absolute(step["url"]),
        }
        for position, step in enumerate([*breadcrumbs, *here], start=1)
    ]
    return [{"@type": "BreadcrumbList", "itemListElement": steps}] if len(steps) > 1 else []


def home(page) -> list[dict]:
    """Return the site, with how to search it, and the agency behind it."""
    publisher = {
        "@type": "GovernmentOrganization",
        "@id": f"{settings.SITE_URL}/#agency",
        "name": settings.AGENCY_NAME,
        **({"url": settings.AGENCY_URL} if settings.AGENCY_URL else {}),
    }
    search = {
        "@type": "SearchAction",
        "target": {
            "@type": "EntryPoint",
            "urlTemplate": f"{absolute(reverse('search:results'))}?q={{words}}",
        },
        "query-input": "required name=words",
    }
    site = {
        "@type": "WebSite",
        "name": settings.SITE_NAME,
        "description": page.summary,
        "url": absolute("/"),
        "publisher": {"@id": publisher["@id"]},
        "potentialAction": search,
    }
    return [site, publisher]
