"""Plain text, taken from the tokens rather than from HTML, so that nothing has to be undone."""

from collections.abc import Iterable

from markdown_it.token import Token

_CODE_BLOCKS = ("fence", "code_block")
_BREAKS = ("softbreak", "hardbreak")


def plain(tokens: Iterable[Token]) -> str:
    """Return the words of a page: a heading, paragraph, cell or block of code a line."""
    blocks = (
        words(token.children or ()) if token.type == "inline" else token.content.strip()
        for token in tokens
        if token.type == "inline" or token.type in _CODE_BLOCKS
    )
    return "\n".join(block for block in blocks if block)


def words(children: Iterable[Token]) -> str:
    """Return the words of inline tokens, without the numbers of footnotes."""
    pieces = (" " if child.type in _BREAKS else child.content for child in children)
    # No-break spaces are there for the eye alone: nobody types them into a search box.
    return "".join(pieces).replace("\N{NO-BREAK SPACE}", " ").strip()
