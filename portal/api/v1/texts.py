"""Texts as other sites can show them: links are whole, and nothing needs styles of the portal."""

import re

from django.conf import settings

_LOCAL_LINK = re.compile(r'(<a\b[^>]*?\shref=")(?=/(?!/))')
_PAGE_LINK = re.compile(r"\bpage:(?=/)")
# A term that explains itself (portal/core/markup/terms.py): its words are kept.
_TERM = re.compile(
    r'<label class="term">(.*?)<button[^>]*></button></label>'
    r'<span class="term__meaning".*?</button></span>',
    re.DOTALL,
)


def html(source: str) -> str:
    """Return HTML of ours without what only works on the portal."""
    plain = _TERM.sub(r"\1", source)
    return _LOCAL_LINK.sub(lambda found: f"{found[1]}{settings.SITE_URL}", plain)


def markdown(body: str) -> str:
    """Return a body whose links to pages of the portal are whole."""
    return _PAGE_LINK.sub(lambda found: settings.SITE_URL, body)
