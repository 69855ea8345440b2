"""What readers send to the office, and what the office does with it."""

from .day_off import DayOff
from .feedback import TEXT_LENGTH, Feedback
from .letter import Letter
from .page import ContactPage
from .question import Entry, Question
from .saved_reply import SavedReply
from .subject import Subject

__all__ = [
    "TEXT_LENGTH",
    "ContactPage",
    "DayOff",
    "Entry",
    "Feedback",
    "Letter",
    "Question",
    "SavedReply",
    "Subject",
]
