"""Terms: the first use of each on a page explains itself, without a script.

The words stay words, in the line. A button beside them opens the meaning (HTML, "The popover
attribute"); it is a button because only that is reached and told apart by keyboard and by screen
readers. The words are its label, so they open it too, and can still be selected and broken
across lines, which those of a button cannot. The meaning follows at once, for whoever reads on from
the button, and for browsers that do not hide it.

Which words are terms, the caller knows (`find_terms`).
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from itertools import pairwise

from markdown_it.token import Token

from .rendered import Term
from .runs import Piece, lines, text, weave

# What stands in these names something; it does not use a term in a sentence.
_NAMES = ("heading_open", "dt_open", "th_open")


def mark(
    tokens: Sequence[Token], find: Callable[[str], Iterable[Term]], explained: Collection[str]
) -> tuple[Term, ...]:
    """Explain terms where they are first used and return them, save those explained before."""
    found: dict[str, Term] = {}

    def pieces(source: str) -> Iterator[Piece]:
        for term in find(source):
            if term.key not in found and term.key not in explained:
                found[term.key] = term
                yield term.start, term.end, _explained(term, source[term.start : term.end])

    # A field of one line is its own first token.
    for before, token in pairwise([Token("start", "", 0), *tokens]):
        if token.type == "inline" and not _is_name(before):
            token.children = weave(token.children or (), pieces)
    return tuple(found.values())


def _is_name(opening: Token) -> bool:
    return opening.type in _NAMES or opening.attrs.get("class") == "callout__title"


def _explained(term: Term, words: str) -> list[Token]:
    place = f"term-{term.key}"
    name = f"Meaning of {' '.join(words.split())}"
    shut = {"type": "button", "popovertarget": place, "popovertargetaction": "hide"}
    return [
        _open("label", {"class": "term"}),
        *lines(words),
        _open("button", {"type": "button", "popovertarget": place, "aria-label": name}),
        _close("button"),
        _close("label"),
        _open("span", {"class": "term__meaning", "id": place, "popover": ""}),
        _open("strong", {}),
        text(term.name),
        _close("strong"),
        text(" "),
        Token("html_inline", "", 0, content=term.meaning),
        text(" "),
        *_more(term),
        _open("button", shut),
        text("Close"),
        _close("button"),
        _close("span"),
    ]


def _more(term: Term) -> list[Token]:
    if not term.url:
        return []
    return [
        _open("a", {"href": term.url}),
        text(f"{term.name} in the glossary"),
        _close("a"),
        text(" "),
    ]


def _open(tag: str, attributes: dict[str, str]) -> Token:
    return Token(f"{tag}_open", tag, 1, attrs=dict(attributes))


def _close(tag: str) -> Token:
    return Token(f"{tag}_close", tag, -1)
