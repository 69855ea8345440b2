"""What is right of what was answered. Pure."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AnySet
from dataclasses import dataclass

from training.questions import Question


@dataclass(frozen=True)
class Graded:
    """The ids of the questions answered rightly, and of how many questions."""

    right: frozenset[str]
    of: int

    @property
    def percent(self) -> int:
        """The share of right answers in whole percent, rounded down: 79.9 does not pass 80."""
        return 100 * len(self.right) // self.of if self.of else 0

    @property
    def words(self) -> str:
        return f"{len(self.right)} of {self.of} right"


def is_right(question: Question, chosen: AnySet[int]) -> bool:
    """Say whether exactly the right options were chosen; half of them is not right."""
    return frozenset(chosen) == question.answers


def grade(questions: Sequence[Question], answers: Mapping[str, AnySet[int]]) -> Graded:
    """Return the grade of answers, the numbers of chosen options by a question's id.

    A question without an answer is not right.
    """
    right = (one.id for one in questions if is_right(one, answers.get(one.id, frozenset())))
    return Graded(frozenset(right), len(questions))
