"""The questions of a module, between the text that editors write and what readers answer. Pure.

    ## E1.1 Which of these is telework as the law defines it?
    ( ) Work done on the road during official travel
    (x) Duties done at an approved worksite other than the usual place of work
    > Telework needs an approved worksite (5 U.S.C. 6501(3)).
    Source: 5 U.S.C. 6501(3)
    Verified: 2026-11-22

`( )` offers one answer to choose, `[ ]` any number; an x marks what is right. Two answers True and
False make a statement to judge. Question, answers, feedback and source are inline Markdown.
"""

import re
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

HEADING = re.compile(r"##\s+(\S+)\s+(\S.*)")
ID = re.compile(r"[A-Z][A-Z0-9]*(?:[.-][A-Z0-9]+)*")
OPTION = re.compile(r"([(\[])([ xX]?)([)\]])\s*(.*)")
PAIRS = ("()", "[]")
TRUE_FALSE = {"True", "False"}


class Kind(StrEnum):
    """How a question is answered."""

    SINGLE = "single"
    MULTIPLE = "multiple"
    TRUE_FALSE = "true_false"


@dataclass(frozen=True)
class Question:
    """One question. `answers` are the numbers of the right options, from 1."""

    id: str
    kind: Kind
    stem: str
    options: tuple[str, ...]
    answers: frozenset[int]
    feedback: str
    source: str
    verified_on: date


class QuestionsError(ValueError):
    """A text that is no list of questions: `problems` has (line, what to do) for each fault."""

    def __init__(self, problems):
        self.problems = sorted(problems)
        super().__init__("; ".join(f"Line {line}: {message}" for line, message in self.problems))


def parse(text: str) -> tuple[Question, ...]:
    """Return the questions of a text; none of an empty one. Raises QuestionsError."""
    return tuple(question for _, question in located(text))


def located(text: str) -> tuple[tuple[int, Question], ...]:
    """Return the questions, each with the number of the line where it begins, as `parse` does."""
    drafts, problems = _read(text)
    told = {line for line, _ in problems}
    # What is missing may stand in a line that could not be read.
    readable = [draft for draft in drafts if not told & set(draft.lines)]
    problems += [problem for draft in readable for problem in _faults(draft)]
    problems += _repeated(drafts)
    if problems:
        raise QuestionsError(problems)
    return tuple((draft.line, _question(draft)) for draft in drafts)


def write(questions) -> str:
    """Return the text of questions; `parse` gives back what went in."""
    return "\n\n".join(map(_written, questions))


@dataclass
class _Draft:
    """What stands between one heading and the next, as far as it could be read."""

    line: int
    id: str
    stem: str
    lines: list = field(default_factory=list)
    # (line, brackets, whether it is right, words)
    options: list = field(default_factory=list)
    feedback: list = field(default_factory=list)
    # Line and value of what is named, by its name.
    named: dict = field(default_factory=dict)


def _read(text):
    drafts, problems = [], []
    for number, line in enumerate(text.replace("\r\n", "\n").split("\n"), start=1):
        if not (line := line.strip()):
            continue
        if line.startswith("#"):
            drafts.append(_headed(number, line, problems))
        elif not drafts:
            problems.append((number, "Begin each question with “## ”, its id and its words."))
        elif message := _take(drafts[-1], number, line):
            problems.append((number, message))
        if drafts:
            drafts[-1].lines.append(number)
    return drafts, problems


def _headed(number, line, problems):
    found = HEADING.fullmatch(line)
    if not found:
        problems.append((number, "Write “## ”, an id and the question, as “## E1.1 Which …?”."))
    elif not ID.fullmatch(found[1]):
        message = f"“{found[1]}” is no id. Use capitals, digits and dots, as E1.1."
        problems.append((number, message))
    return _Draft(number, *(found.groups() if found else ("", "")))


def _take(draft, number, line):
    """Put a line into a draft; return what is wrong with it, or ""."""
    name, colon, value = line.partition(":")
    if line.startswith(">"):
        draft.feedback += [line[1:].strip()] if line[1:].strip() else []
    elif colon and name in ("Source", "Verified"):
        return _name(draft, number, name, value.strip())
    elif found := OPTION.fullmatch(line):
        return _option(draft, number, *found.groups())
    else:
        return "Begin the line with ( ), (x), [ ], [x], “> ”, “Source:” or “Verified:”."
    return ""


def _name(draft, number, name, value):
    if name in draft.named:
        return f"{name} stands twice. Keep one of them."
    draft.named[name] = (number, value)
    return ""


def _option(draft, number, opening, mark, closing, words):
    if opening + closing not in PAIRS:
        return "The brackets do not match. Write ( ) or [ ]."
    draft.options.append((number, opening + closing, mark in ("x", "X"), words))
    return "" if words else "Write the answer after the brackets."


def _faults(draft):
    """Yield what is wrong with one question as a whole."""
    yield from ((draft.line, message) for message in _missing(draft))
    yield from _faulty_options(draft)
    line, value = draft.named.get("Verified", (draft.line, ""))
    if value and _day(value) is None:
        yield line, f"“{value}” is no day. Write it as 2026-11-22."


def _missing(draft):
    if len(draft.options) < 2:
        yield "Offer at least two answers, one a line, each after ( ) or [ ]."
    elif not _right(draft):
        yield "No answer is marked as right. Put an x into its brackets."
    if not draft.feedback:
        yield "Explain the answer in a line that begins with “> ”."
    for name, what in {"Source": "where the answer stands", "Verified": "the day"}.items():
        if not draft.named.get(name, (0, ""))[1]:
            yield f"Add a line “{name}:” with {what}" + (
                "." if name == "Source" else " on which that was checked, as 2026-11-22."
            )


def _faulty_options(draft):
    seen, brackets = set(), {pair for _, pair, _, _ in draft.options[:1]}
    for number, pair, _, words in draft.options:
        if pair not in brackets:
            yield number, "( ) and [ ] are mixed. Use ( ) where one answer is right, else [ ]."
        if words and words in seen:
            yield number, "This answer stands twice. Change or remove one."
        seen.add(words)
    if brackets == {"()"} and len(_right(draft)) > 1:
        yield draft.line, "More than one answer is marked as right. Use [ ] and [x] for that."


def _repeated(drafts):
    first = {}
    for draft in drafts:
        if draft.id and first.setdefault(draft.id, draft.line) != draft.line:
            message = f"{draft.id} stands in line {first[draft.id]} already. Give this one its own."
            yield draft.line, message


def _right(draft):
    return frozenset(place for place, one in enumerate(draft.options, start=1) if one[2])


def _day(value):
    try:
        return date.fromisoformat(value) if re.fullmatch(r"\d{4}-\d\d-\d\d", value) else None
    except ValueError:
        return None


def _question(draft):
    options = tuple(words for *_, words in draft.options)
    return Question(
        id=draft.id,
        kind=_kind(draft.options[0][1], options),
        stem=draft.stem,
        options=options,
        answers=_right(draft),
        feedback="\n".join(draft.feedback),
        source=draft.named["Source"][1],
        verified_on=_day(draft.named["Verified"][1]),
    )


def _kind(brackets, options):
    if brackets == "[]":
        return Kind.MULTIPLE
    is_judged = len(options) == 2 and set(options) == TRUE_FALSE
    return Kind.TRUE_FALSE if is_judged else Kind.SINGLE


def _written(question):
    opening, closing = "[]" if question.kind == Kind.MULTIPLE else "()"
    marks = ["x" if n in question.answers else " " for n in range(1, len(question.options) + 1)]
    return "\n".join(
        [
            f"## {question.id} {question.stem}",
            *(
                f"{opening}{mark}{closing} {words}"
                for mark, words in zip(marks, question.options, strict=True)
            ),
            *(f"> {line}" for line in question.feedback.split("\n")),
            f"Source: {question.source}",
            f"Verified: {question.verified_on}",
        ]
    )
