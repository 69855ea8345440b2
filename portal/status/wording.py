"""The words of a status with what was announced filled in. Pure."""

import re
from datetime import time

from django.utils.dateformat import time_format

MARKS = ("hours", "time")
# What stands for them where no status is posted, as on the page of types.
NOT_ANNOUNCED = {"hours": "X", "time": "the time announced"}
# With the period that follows: of a time such as 2:00 p.m., its own ends the sentence.
_MARK = re.compile(r"\{(\w*)\}(\.?)")


def marks_in(text: str) -> list[str]:
    """Return the names in braces in a text, each once."""
    return list(dict.fromkeys(name for name, _ in _MARK.findall(text)))


def filled(text: str, hours: int | None = None, at: time | None = None) -> str:
    """Return a text with hours and time in their places; "X" and the like where there is none.

    "hour(s)", as announcements write it, becomes "hour" or "hours" once the number is known.
    """
    known = {"hours": hours and str(hours), "time": at and clock(at)}
    if hours:
        text = text.replace("hour(s)", "hour" if hours == 1 else "hours")

    def fill(mark):
        words = known.get(mark[1]) or NOT_ANNOUNCED.get(mark[1], f"{{{mark[1]}}}")
        return words if words.endswith(".") else words + mark[2]

    return _MARK.sub(fill, text)


def clock(at: time) -> str:
    """Return a time of day as announcements write it: "2:00 p.m."."""
    return time_format(at, "g:i a")
