"""Headings. Their levels and their words are the renderer's business, which refuses bad ones."""

import re
from collections.abc import Iterator

from .draft import Draft
from .search import Found

_BOLD = re.compile(r"(?:\*\*|__)[^*_\n]{1,80}(?:\*\*|__):?")


def twice(draft: Draft) -> Iterator[Found]:
    """Two headings of the same words: in the outline and to a screen reader they are one."""
    first: dict[str, int] = {}
    for block in draft.blocks:
        words = " ".join(block.text.casefold().split())
        if "heading" not in block.within or not words:
            continue
        if words in first:
            message = f"Line {first[words]} has the same heading. Say what this section adds."
            yield Found(block.field, block.line, message, block.text)
        first.setdefault(words, block.line)


def only_bold(draft: Draft) -> Iterator[Found]:
    """A paragraph that is all bold words looks like a heading, but is none to a screen reader."""
    for field in draft.fields:
        lines = field.source.split("\n")
        for block in field.blocks:
            is_plain = block.within == {"paragraph"} and "\n" not in block.text
            if is_plain and _BOLD.fullmatch(lines[block.line - 1].strip()):
                message = "These bold words look like a heading. Make them one with ##."
                yield Found(block.field, block.line, message, block.text)
