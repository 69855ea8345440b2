"""Containers: `::: kind Optional title`, any blocks, `:::`.

A callout is a note set apart from the text. The kinds "law", "policy" and "agency" say who decided
what stands in it. Steps are in steps.py. Containers may stand in one another: a `:::` closes the
innermost that is open. One that is never closed reaches to the end of what it stands in.
"""

import re
from collections.abc import Iterable, Iterator

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token

from .rendered import Fault, Problem

CALLOUTS = {
    "note": "Note",
    "tip": "Tip",
    "warning": "Warning",
    "law": "The law",
    "policy": "Governmentwide policy",
    "agency": "Your agency decides",
    "historic": "Historic",
}

_OPENING = re.compile(r":{3,}[ \t]*([^\s:]\S*)(.*)")
_CLOSING = re.compile(r":{3,}\s*")


def plugin(parser: MarkdownIt) -> None:
    parser.block.ruler.before(
        "fence", "container", _container, {"alt": ["paragraph", "reference", "blockquote", "list"]}
    )


def problems(tokens: Iterable[Token]) -> Iterator[Problem]:
    for token in tokens:
        if token.type not in ("callout_open", "steps_open"):
            continue
        line, kind = (token.map or [0])[0] + 1, token.meta["kind"]
        if token.type == "callout_open" and kind not in CALLOUTS:
            known = ", ".join([*CALLOUTS, "steps"])
            message = f'"{kind}" is not a kind of callout. Use one of these: {known}.'
            yield Problem(line, message, Fault.UNKNOWN_CALLOUT)
        if token.type == "steps_open" and token.meta["title"]:
            message = "Steps have no title. Write a heading above them."
            yield Problem(line, message, Fault.STEPS)
        if not token.meta["is_closed"]:
            message = f'"::: {kind}" is never closed. Write ::: on a line of its own after it.'
            yield Problem(line, message, Fault.UNCLOSED_CONTAINER)


def _container(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    opening = _OPENING.fullmatch(_line(state, start))
    if opening is None or state.is_code_block(start):
        return False
    if silent:
        return True
    kind, title = opening[1].lower(), opening[2].strip()
    last, is_closed = _last_line(state, start, end)
    name = "steps" if kind == "steps" else "callout"
    token = state.push(f"{name}_open", "div", 1)
    token.map = [start, last]
    token.meta = {"kind": kind, "title": title, "is_closed": is_closed}
    if name == "steps":
        token.hidden = True
    else:
        looks = kind if kind in CALLOUTS else "note"
        token.attrs = {"class": f"callout callout--{looks}", "role": "note"}
        _push_title(state, title or CALLOUTS[looks], start)
    _push_content(state, start + 1, last)
    state.push(f"{name}_close", "div", -1).hidden = name == "steps"
    state.line = last + is_closed
    return True


def _last_line(state: StateBlock, start: int, end: int) -> tuple[int, bool]:
    """Return the line after the content of a container, and whether it is a `:::`."""
    depth = 1
    for number in range(start + 1, end):
        if state.sCount[number] < state.blkIndent and not state.isEmpty(number):
            return number, False
        line = _line(state, number)
        depth += bool(_OPENING.fullmatch(line)) - bool(_CLOSING.fullmatch(line))
        if not depth:
            return number, True
    return end, False


def _line(state: StateBlock, number: int) -> str:
    return state.src[state.bMarks[number] + state.tShift[number] : state.eMarks[number]]


def _push_title(state: StateBlock, title: str, line: int) -> None:
    state.push("paragraph_open", "p", 1).attrs = {"class": "callout__title"}
    inline = state.push("inline", "", 0)
    inline.content, inline.map, inline.children = title, [line, line + 1], []
    state.push("paragraph_close", "p", -1)


def _push_content(state: StateBlock, start: int, end: int) -> None:
    around = state.parentType, state.lineMax
    state.parentType, state.lineMax = "container", end
    state.md.block.tokenize(state, start, end)
    state.parentType, state.lineMax = around
