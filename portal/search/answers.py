"""The answer to a citation of federal law: what it is called, its source, who rests on it."""

import re
from urllib.parse import urlsplit

from django.template.loader import render_to_string

from portal.core.generation import per_generation
from portal.law import citations
from portal.publishing.models import Citation, Page

from .answering import Answer, answer

SHOWN = 5
LONGEST = 80
# What people type without the capitals and dots that a text has.
_TYPED = {
    re.compile(rf"^{typed}", re.IGNORECASE): written
    for typed, written in {
        r"(\d+)\s*u\.?\s?s\.?\s?(?:c\.?|code)(?=[\s§\d])\s*": r"\1 U.S.C. ",
        r"(\d+)\s*c\.?f\.?r\.?(?=[\s§\d])\s*": r"\1 CFR ",
        r"(?:p\.?\s?l\.?|pub\.?\s?l\.?|public law)\s*(?=\d)": "Pub. L. ",
        r"(?:e\.?o\.?|executive order)\s*(?=\d)": "Executive Order ",
    }.items()
}


@answer
def provision(words):
    citation = read(words)
    if citation is None:
        return None
    found = _resting_on((citation.text, *citation.within))
    context = {"citation": citation, "pages": found["pages"], "total": found["total"]}
    title = found["titles"].get(citation.text)
    nearest = next((one for one in citation.within if one in found["titles"]), None)
    part_of = nearest and {"citation": nearest, "title": found["titles"][nearest]}
    return Answer(
        title=f"{citation.text}: {title}" if title else citation.text,
        html=render_to_string(
            "search/provision.html", {**context, "part_of": None if title else part_of}
        ),
        url=citation.url,
        label=f"Read {citation.text} at {urlsplit(citation.url).netloc.removeprefix('www.')}",
    )


def read(words: str):
    """Return the citation that words are, typed with care or in haste; None if they are none."""
    if len(words) > LONGEST:
        return None
    for typed, written in _TYPED.items():
        words = typed.sub(written, words)
    try:
        return citations.parse(words)
    except ValueError:
        return None


@per_generation
def _resting_on(texts):
    """Return the live pages that cite a provision or, if none does, the nearest it is part of."""
    cited = Citation.objects.filter(authority__citation__in=texts, page__in=Page.objects.live())
    rows = cited.order_by("-is_direct", "page__path").values_list(
        "authority__citation", "authority__title", "page__path", "page__title"
    )
    by_text: dict[str, list[dict]] = {}
    titles = {}
    for text, title, path, name in rows:
        by_text.setdefault(text, []).append({"url": path, "title": name})
        titles |= {text: title} if title else {}
    pages = next((by_text[text] for text in texts if text in by_text), [])
    return {"pages": tuple(pages[:SHOWN]), "total": len(pages), "titles": titles}
