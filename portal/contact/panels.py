"""What the desk finds of this app: its panels stand beside what they are about."""

from .desk import panels as _question_panels  # noqa: F401
from .feedback import panels as _feedback_panels  # noqa: F401
