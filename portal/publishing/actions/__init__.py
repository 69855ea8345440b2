"""The desk's verbs. Each is one transaction, asks `rules`, and writes its line of the log itself.

Each begins by holding the public content, then reads the page anew: its caller's may be old. `by`
is the person at work, or None for the portal itself; `at` is the moment. All raise PermissionDenied
where `rules` say no, and ValidationError, with nothing changed, where the verb does not fit.
"""

from .drafts import create_page, create_together, delete_draft, duplicate, restore, save_draft
from .places import arrange, keep_up, move
from .publication import clear, publish, publish_together
from .retirement import archive, withdraw
from .review import approve, comment, end_share, resolve, return_to_author, share, submit
from .timing import schedule, settle, unschedule

__all__ = [
    "approve",
    "archive",
    "arrange",
    "clear",
    "comment",
    "create_page",
    "create_together",
    "delete_draft",
    "duplicate",
    "end_share",
    "keep_up",
    "move",
    "publish",
    "publish_together",
    "resolve",
    "restore",
    "return_to_author",
    "save_draft",
    "schedule",
    "settle",
    "share",
    "submit",
    "unschedule",
    "withdraw",
]
