"""A whole course as plain text: for braille, for machines, for whoever writes to it. Pure.

It says what the printed page says, in lines of 78 characters at most.
"""

from textwrap import fill

from lxml.html import HtmlElement

from training.outline import CourseOutline, StepKind

from .fragments import read

WIDTH = 78
UNDERLINES = {"h2": "-", "h3": "", "h4": ""}
# What holds blocks of its own.
AROUND = {"blockquote", "div", "section", "dl"}


def written(course: CourseOutline, parts) -> str:
    """Return the text. `parts` are the course's steps with their HTML fitted for paper."""
    blocks = [
        _headed(course.title, "="),
        fill(course.summary, WIDTH),
        f"Version {course.version}. Course {course.number}. About {course.minutes} minutes.",
        *(block for part in parts for block in _part(part, course)),
    ]
    return "\n\n".join(blocks) + "\n"


def _part(part, course):
    if part.is_first:
        yield _headed(f"Module {part.number}: {part.module.title}", "=")
        yield _listed(["After this module you can:", *map(_words_of, part.objectives)])
    if part.kind == StepKind.LESSON:
        yield _headed(part.title, "-")
        yield from lines(part.html)
    elif part.kind == StepKind.CHECK:
        yield _headed(part.label, "-")
        for number, asked in enumerate(part.questions, start=1):
            yield _question(number, asked)
    else:
        yield _headed(part.title, "=")
        yield fill(
            f"The final check draws {course.drawn} of the questions above. You pass with "
            f"{course.pass_mark} percent. The answers are explained where you take the course.",
            WIDTH,
        )


def _headed(words, line):
    return f"{words}\n{line * min(len(words), WIDTH)}" if line else words


def _listed(words):
    first, *points = words
    return "\n".join([first, *(_point("- ", point) for point in points)])


def _question(number, asked):
    stem = fill(f"{number}. {_words_of(asked.html.stem)}", WIDTH, subsequent_indent="   ")
    mark = "[ ] " if asked.is_multiple else "( ) "
    hint = ["   Choose every right answer."] if asked.is_multiple else []
    options = [_point(f"   {mark}", _words_of(option)) for option in asked.html.options]
    return "\n".join([stem, *hint, *options])


def lines(html: str) -> list[str]:
    """Return the blocks of a text in HTML."""
    return list(_blocks(read(html)))


def _blocks(root: HtmlElement):
    for element in root:
        if element.tag in UNDERLINES:
            yield _headed(_words(element), UNDERLINES[element.tag])
        elif element.tag in ("ul", "ol"):
            yield "\n".join(_points(element))
        elif element.tag == "table":
            yield "\n".join(map(_row, element.iter("tr")))
        elif element.tag in AROUND:
            yield from _blocks(element)
        elif words := _words(element):
            yield fill(words, WIDTH)


def _row(element):
    return fill(" | ".join(map(_words, element)), WIDTH, subsequent_indent="  ")


def _points(element, indent=""):
    for number, item in enumerate(element.iterchildren("li"), start=int(element.get("start", 1))):
        inner = item.xpath("./ul | ./ol")
        for one in inner:
            item.remove(one)
        mark = f"{number}. " if element.tag == "ol" else "- "
        yield _point(indent + mark, _words(item))
        for one in inner:
            yield from _points(one, indent + "  ")


def _point(mark, words):
    return fill(words, WIDTH, initial_indent=mark, subsequent_indent=" " * len(mark))


def _words_of(html: str) -> str:
    return _words(read(html))


def _words(element: HtmlElement) -> str:
    return " ".join(element.text_content().split())
