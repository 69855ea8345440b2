"""Steps: `::: steps` around one numbered list makes a process list.

Bold words that open a step are its heading; the style sheet shows them so:

    1. **Ask your supervisor.**
       Say which days you would telework.
"""

from collections.abc import Sequence
from itertools import accumulate

from markdown_it.token import Token

from .rendered import Fault, Problem


def dress(tokens: Sequence[Token], problems: list[Problem]) -> None:
    """Give the lists and items of steps their classes."""
    for place, token in enumerate(tokens):
        if token.type != "steps_open":
            continue
        opening = tokens[place + 1]
        end = _closing(tokens, place + 1)
        if opening.type == "ordered_list_open" and tokens[end + 1].type == "steps_close":
            opening.attrJoin("class", "usa-process-list")
            for item in tokens[place + 1 : end]:
                if item.type == "list_item_open" and item.level == opening.level + 1:
                    item.attrs = {"class": "usa-process-list__item"}
        else:
            line = (token.map or [0])[0] + 1
            message = '"::: steps" holds one numbered list (1. 2. 3.) and nothing else.'
            problems.append(Problem(line, message, Fault.STEPS))


def _closing(tokens: Sequence[Token], start: int) -> int:
    """Return where the block that opens at `start` closes."""
    depths = accumulate(token.nesting for token in tokens[start:])
    return start + next(place for place, depth in enumerate(depths) if depth <= 0)
