"""Walking over the inline content of a page, with the line of the source each token stands on."""

from collections.abc import Iterable, Iterator

from markdown_it.token import Token


def inlines(tokens: Iterable[Token]) -> Iterator[tuple[int, Token]]:
    """Yield each inline token and the number of its first line."""
    line = 1
    for token in tokens:
        if token.map:
            line = token.map[0] + 1
        if token.type == "inline":
            yield line, token


def numbered(line: int, inline: Token) -> Iterator[tuple[int, Token]]:
    """Yield the children of an inline token, each with its line."""
    for child in inline.children or ():
        yield line, child
        if child.type in ("softbreak", "hardbreak"):
            line += 1
