"""What the dialect does not have: images, HTML, and marks that were left without their partner."""

import re
from collections.abc import Sequence

from markdown_it.token import Token

from .lines import inlines, numbered
from .rendered import Fault, Problem

_LEFT_OVER = (
    (
        re.compile(r"</?[A-Za-z][^<>]*>|<!--"),
        Fault.RAW_HTML,
        "{} looks like HTML, which is shown as text here. Use Markdown, or write it as `code`.",
    ),
    (
        re.compile(r"\[\^[^\[\]\s]+\]"),
        Fault.FOOTNOTE,
        "{} has no footnote. Write one on a line of its own: {}: The words of the note.",
    ),
    (
        re.compile(r"^:{3,}"),
        Fault.STRAY_COLONS,
        "{} closes nothing, or opens a block of no kind. Open one like this: ::: note",
    ),
)


def refuse(tokens: Sequence[Token], problems: list[Problem]) -> None:
    """Put words in place of images and report all that stays in the text as it was typed."""
    for line, inline in inlines(tokens):
        for at, child in numbered(line, inline):
            if child.type == "image":
                message = "Pages have no images. Say in words what the image shows."
                problems.append(Problem(at, message, Fault.IMAGE))
            elif child.type == "text":
                problems += _left_over(at, child.content)
        inline.children = _without_images(inline.children or [])


def _left_over(line: int, content: str) -> list[Problem]:
    return [
        Problem(line, message.replace("{}", match[0]), fault)
        for pattern, fault, message in _LEFT_OVER
        if (match := pattern.search(content))
    ]


def _without_images(children: Sequence[Token]) -> list[Token]:
    kept: list[Token] = []
    for child in children:
        kept += _without_images(child.children or []) if child.type == "image" else [child]
    return kept
