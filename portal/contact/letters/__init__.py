"""What leaves by mail about a question: its words, and the box it waits in."""

from .outbox import post, send_due
from .writing import written

__all__ = ["post", "send_due", "written"]
