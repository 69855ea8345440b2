"""The desk's screens about what readers send that are no list of records."""

from . import desk
from .feedback import screens as feedback

__all__ = ["desk", "feedback"]
