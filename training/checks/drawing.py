"""Which questions are asked, and in what order, by a seed. Pure.

Each thing gets a number from the seed and its own name. So a question that comes or goes between
showing a form and reading it moves none of the others.
"""

from collections.abc import Iterable, Sequence
from hashlib import sha256

from training.questions import Kind, Question


def rank(seed: str, *names) -> bytes:
    """Return by what a thing is ordered: as if by chance, and always the same."""
    return sha256("\x1f".join((seed, *map(str, names))).encode()).digest()


def draw(parts: Iterable[Sequence[Question]], number: int, seed: str) -> tuple[Question, ...]:
    """Return so many questions in the order of asking: one of each part first, then any.

    `parts` are the questions of each module. With fewer questions than asked for, all are drawn;
    with more modules than questions, some modules have none.
    """
    firsts, others = [], []
    for part in parts:
        first, *rest = shuffled(part, seed) or (None,)
        firsts += [first] if first else []
        others += rest
    drawn = (*shuffled(firsts, seed), *shuffled(others, seed))[:number]
    return shuffled(drawn, f"{seed}:order")


def shuffled(questions: Iterable[Question], seed: str) -> tuple[Question, ...]:
    return tuple(sorted(questions, key=lambda question: rank(seed, question.id)))


def options(question: Question, seed: str) -> tuple[tuple[int, str], ...]:
    """Return the options with their true numbers, in the order of showing.

    True and False stay where everyone looks for them.
    """
    numbered = enumerate(question.options, start=1)
    if question.kind == Kind.TRUE_FALSE:
        return tuple(numbered)
    return tuple(sorted(numbered, key=lambda one: rank(seed, question.id, one[0])))
