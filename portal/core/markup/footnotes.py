"""Footnotes: numbers in the text, the notes at the end, and the way back."""

from collections.abc import Iterator, MutableMapping, Sequence
from typing import Any

from markdown_it.token import Token

from .rendered import Fault, Problem
from .runs import text


def problems(env: MutableMapping[str, Any], source: str) -> Iterator[Problem]:
    """Report notes that no text refers to: they are not shown."""
    for label, number in env.get("footnotes", {}).get("refs", {}).items():
        if number < 0:
            name = f"[^{label[1:]}]"
            before = source.partition(f"{name}:")[0]
            message = f"No text refers to the footnote {name}. Refer to it or take it out."
            yield Problem(before.count("\n") + 1, message, Fault.FOOTNOTE)


def dress(tokens: Sequence[Token]) -> list[Token]:
    """Return the tokens with footnotes as sections, lists and links."""
    dressed: list[Token] = []
    for token in tokens:
        if token.type.startswith("footnote_"):
            dressed += _BLOCKS[token.type](token)
            continue
        if token.children:
            token.children = list(_with_numbers(token.children))
        dressed.append(token)
    return dressed


def _with_numbers(children: Sequence[Token]) -> Iterator[Token]:
    links = 0
    for child in children:
        links += child.nesting if child.tag == "a" else 0
        if child.type == "footnote_ref":
            yield from _number(child, is_link=not links)
        else:
            yield child


def _number(token: Token, *, is_link: bool) -> list[Token]:
    note = token.meta["id"] + 1
    words = [text(str(note))]
    if is_link:
        words = _link(f"#fn_{note}", f"Footnote {note}", str(note))
    place = {"class": "footnote-ref", "id": _reference_id(token)}
    return [Token("sup_open", "sup", 1, attrs=dict(place)), *words, Token("sup_close", "sup", -1)]


def _open_notes(token: Token) -> list[Token]:
    section = {"class": "footnotes", "role": "doc-endnotes", "aria-label": "Footnotes"}
    return [
        Token("section_open", "section", 1, attrs=dict(section), block=True),
        Token("ordered_list_open", "ol", 1, block=True),
    ]


def _close_notes(token: Token) -> list[Token]:
    return [
        Token("ordered_list_close", "ol", -1, block=True),
        Token("section_close", "section", -1, block=True),
    ]


def _open_note(token: Token) -> list[Token]:
    return [
        Token("list_item_open", "li", 1, attrs={"id": f"fn_{token.meta['id'] + 1}"}, block=True)
    ]


def _close_note(token: Token) -> list[Token]:
    return [Token("list_item_close", "li", -1, block=True)]


def _way_back(token: Token) -> list[Token]:
    note, use = token.meta["id"] + 1, token.meta["subId"] + 1
    name = f"Back to footnote {note}" + (f", use {use}" if use > 1 else "")
    # The variation selector keeps phones from showing the arrow as a picture.
    arrow = "\N{LEFTWARDS ARROW WITH HOOK}\N{VARIATION SELECTOR-15}"
    return [text(" "), *_link(f"#{_reference_id(token)}", name, arrow)]


def _reference_id(token: Token) -> str:
    use = f"_{token.meta['subId'] + 1}" if token.meta["subId"] else ""
    return f"fnref_{token.meta['id'] + 1}{use}"


def _link(href: str, name: str, words: str) -> list[Token]:
    opening = Token("link_open", "a", 1, attrs={"href": href, "aria-label": name})
    return [opening, text(words), Token("link_close", "a", -1)]


_BLOCKS = {
    "footnote_block_open": _open_notes,
    "footnote_block_close": _close_notes,
    "footnote_open": _open_note,
    "footnote_close": _close_note,
    "footnote_anchor": _way_back,
}
