"""Citations: spans of running text that link themselves.

What a citation is, the caller knows (`find_citations`). Its words stay as the author wrote them.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from markdown_it.token import Token

from .lines import inlines
from .rendered import Span
from .runs import Piece, text, weave

# "5 U.S.C. 6503" must not end a line after the 5 or before the 6503.
_BESIDE_A_NUMBER = re.compile(r"(?<=\d)\s+|\s+(?=\d|[A-Z]$)")


def link(tokens: Sequence[Token], find: Callable[[str], Iterable[Span]]) -> tuple[Span, ...]:
    """Link the citations of a text and return them, each label once."""
    found: dict[str, Span] = {}

    def pieces(source: str) -> Iterator[Piece]:
        for span in find(source):
            found.setdefault(span.label, span)
            yield span.start, span.end, _link(span.url, source[span.start : span.end])

    for _, inline in inlines(tokens):
        inline.children = weave(inline.children or (), pieces)
    return tuple(found.values())


def _link(url: str, words: str) -> list[Token]:
    unbroken = _BESIDE_A_NUMBER.sub("\N{NO-BREAK SPACE}", words).replace("\n", " ")
    opening = Token("link_open", "a", 1, attrs={"class": "citation", "href": url})
    return [opening, text(unbroken), Token("link_close", "a", -1)]
