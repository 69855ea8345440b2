"""The Telework Enhancement Act, section by section."""

import re
from collections import Counter
from itertools import pairwise

from django.utils.safestring import mark_safe

from portal.core.generation import per_generation
from portal.faqs.models import questions_about
from portal.publishing import cards
from portal.publishing.models import Page

from .hub import policy

_HEADING = re.compile(r'(?=<h2 id="([^"]*)")')


class Act(Page):
    """A title 5 statute whose sections have the anchors section-6501 and so on.

    Each is followed by the pages that cite it or a paragraph of it. Of the many short answers that
    do, it has the number.
    """

    template = "telework/act.html"
    reader_kind = "Law"

    class Meta:
        verbose_name = "statute"

    def structured_data(self):
        # The page is a guide to the statute, not its text.
        law = {"@type": "Legislation", "name": self.label, "legislationJurisdiction": "US"}
        return {"about": law}

    def context(self):
        # A preview may be of a text that is not saved yet, so the text comes from the page itself.
        return {
            "policy": policy(),
            "sections": list(self._sections()),
            "asked": questions_about(self.pk),
        }

    def _sections(self):
        for anchor, html in split(self.html):
            section = anchor.removeprefix("section-")
            found = _citing(f"5 U.S.C. {section}", self.pk) if section != anchor else ()
            questions, pages = cards.split(found, "faqs.question")
            yield {
                "html": mark_safe(html),
                "section": section,
                "citing": pages,
                "questions": len(questions),
            }


def split(html: str) -> list[tuple[str, str]]:
    """Return the text in pieces, one a heading of level 2, each with its anchor."""
    starts = [(0, ""), *((found.start(), found[1]) for found in _HEADING.finditer(html))]
    ends = [*starts, (len(html), "")]
    pieces = [(anchor, html[start:end]) for (start, anchor), (end, _) in pairwise(ends)]
    return [(anchor, piece) for anchor, piece in pieces if piece]


@per_generation
def _citing(citation: str, but: int) -> tuple[dict, ...]:
    """Return the other live pages that cite a section or a paragraph of it.

    Each has the name it has in menus, or its title where two have one name there.
    """
    pages = Page.objects.live().filter(citations__authority__citation=citation).exclude(pk=but)
    # Lessons, of which there are many, teach what these pages say.
    found = list(pages.exclude(kind="training.lesson").for_cards().order_by("title"))
    named = Counter(page.label for page in found)
    return tuple(
        cards.card(page) | ({"title": page.title} if named[page.label] > 1 else {})
        for page in found
    )
