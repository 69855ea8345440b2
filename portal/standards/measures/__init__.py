"""How each target is measured from the portal's own records, month by month.

A measure is a function of a `months.Span` that returns a `figures.Count`. It fetches rows, and
leaves what they come to to a pure function beside it. Importing the modules registers them.
"""

from . import agencies, feedback, links, pages, questions, status
from .registry import Measuring, measures

__all__ = [
    "Measuring",
    "agencies",
    "feedback",
    "links",
    "measures",
    "pages",
    "questions",
    "status",
]
