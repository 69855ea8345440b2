"""What people do with announcements: each writes a line of the log and shows to readers at once.

All are of one transaction, take `by` and `at`, ask `rules`, and raise ValidationError, with
nothing changed, where the announcement is no longer what the person saw.
"""

from .changing import amend, approve_change, drop_change
from .ending import confirm, end, withdraw
from .held import rendered
from .posting import FIRST_NUMBER, approve, draft, give_back, post, propose, redraft

__all__ = [
    "FIRST_NUMBER",
    "amend",
    "approve",
    "approve_change",
    "confirm",
    "draft",
    "drop_change",
    "end",
    "give_back",
    "post",
    "propose",
    "redraft",
    "rendered",
    "withdraw",
]
