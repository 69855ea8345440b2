"""Tables: a named region that scrolls where it is too wide, and header cells with a scope."""

from collections.abc import Iterable, Sequence

from markdown_it.token import Token

from .text import words

_ALIGNMENT = {"text-align:right": "text-right", "text-align:center": "text-center"}


def wrap(tokens: Sequence[Token]) -> list[Token]:
    """Return the tokens with each table in a region, named for the heading above it."""
    wrapped: list[Token] = []
    heading = ""
    names: dict[str, int] = {}
    for place, token in enumerate(tokens):
        if token.type == "heading_open":
            heading = words(tokens[place + 1].children or ())
        elif token.type == "table_open":
            token.attrs = {"class": "usa-table"}
            wrapped.append(_region(_name(heading, names)))
        elif token.tag in ("th", "td"):
            _dress_cell(tokens[place : place + 3])
        wrapped.append(token)
        if token.type == "table_close":
            wrapped.append(Token("region_close", "div", -1, block=True))
    return wrapped


def _name(heading: str, names: dict[str, int]) -> str:
    """Return a name that no other table of the page has."""
    name = f"Table: {heading}" if heading else "Table"
    number = names[name] = names.get(name, 0) + 1
    return name if number == 1 else f"{name} ({number})"


def _region(name: str) -> Token:
    looks = {"class": "usa-table-container--scrollable", "tabindex": "0"}
    attributes: dict[str, str | int | float] = {**looks, "role": "region", "aria-label": name}
    return Token("region_open", "div", 1, attrs=attributes, block=True)


def _dress_cell(cell: Sequence[Token]) -> None:
    opening = cell[0]
    if opening.nesting != 1:
        return
    alignment = _ALIGNMENT.get(str(opening.attrs.get("style")))
    opening.attrs = {"class": alignment} if alignment else {}
    if opening.tag == "th":
        _head(cell)


def _head(cell: Iterable[Token]) -> None:
    opening, inline, closing = cell
    if words(inline.children or ()):
        opening.attrs["scope"] = "col"
    else:
        # A header cell without words, such as the corner above row names, heads nothing.
        opening.tag = closing.tag = "td"
