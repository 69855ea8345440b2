"""Running text: the stretches of it in which citations, abbreviations and terms may be marked.

A run is text between two pieces of markup, across the line breaks of the source. Links, code and
what is marked already are left as they are.
"""

from collections.abc import Callable, Iterable, Sequence

from markdown_it.token import Token

Piece = tuple[int, int, list[Token]]

_CLOSED = ("a", "abbr")


def weave(children: Sequence[Token], find: Callable[[str], Iterable[Piece]]) -> list[Token]:
    """Replace what `find` finds in each run (start, end, tokens) and return all the children."""
    woven: list[Token] = []
    run: list[Token] = []
    closed = 0
    for child in children:
        if child.type in ("text", "softbreak") and not closed:
            run.append(child)
            continue
        woven += _replaced(run, find)
        run = []
        closed += child.nesting if child.tag in _CLOSED else 0
        woven.append(child)
    return woven + _replaced(run, find)


def text(content: str) -> Token:
    return Token("text", "", 0, content=content)


def lines(source: str) -> list[Token]:
    """Return a stretch of a run as the tokens it was made of."""
    tokens: list[Token] = []
    for number, line in enumerate(source.split("\n")):
        if number:
            tokens.append(Token("softbreak", "br", 0))
        if line:
            tokens.append(text(line))
    return tokens


def _replaced(run: list[Token], find: Callable[[str], Iterable[Piece]]) -> list[Token]:
    source = "".join("\n" if token.type == "softbreak" else token.content for token in run)
    tokens: list[Token] = []
    position = 0
    for start, end, replacement in find(source):
        if start < position or end <= start:
            continue
        tokens += [*lines(source[position:start]), *replacement]
        position = end
    return [*tokens, *lines(source[position:])] if position else run
