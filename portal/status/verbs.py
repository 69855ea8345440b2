"""What a person may do with an announcement as it stands, for the desk's screen about it."""

from collections.abc import Callable
from dataclasses import dataclass

from . import actions, rules
from .models import Announcement

State = Announcement.State


@dataclass(frozen=True)
class Verb:
    """`act` takes the announcement or, where `is_of_change`, the change that waits."""

    name: str
    label: str
    act: Callable
    done: str
    note: str = ""
    # What a person is asked who must say why; empty where nobody must.
    asks: str = ""
    is_of_change: bool = False


POST = Verb("post", "Post it", actions.post, "Posted.", "Readers see it at once.")
PROPOSE = Verb(
    "propose", "Send it to a second person", actions.propose, "It waits for a second person."
)
APPROVE = Verb(
    "approve", "Approve it", actions.approve, "Approved.",
    "It is posted at once if you or its author may post.",
)  # fmt: skip
GIVE_BACK = Verb("give_back", "Return it", actions.give_back, "Returned.", asks="Why it goes back")
CONFIRM = Verb(
    "confirm", "Confirm that it holds", actions.confirm, "Confirmed.",
    "For 24 hours more, or until it ends.",
)  # fmt: skip
END = Verb("end", "End it now", actions.end, "Ended.")
WITHDRAW = Verb(
    "withdraw", "Withdraw it", actions.withdraw, "Withdrawn.",
    "For what should not have been posted. Its page stays and says so.", "Why it is withdrawn",
)  # fmt: skip
DISCARD = Verb("discard", "Discard it", actions.withdraw, "Discarded.", asks="Why it is discarded")
APPROVE_CHANGE = Verb(
    "approve_change", "Approve the change", actions.approve_change, "Changed.", is_of_change=True
)
DROP_CHANGE = Verb(
    "drop_change", "Drop the change", actions.drop_change, "The change was dropped.",
    asks="Why the change is dropped", is_of_change=True,
)  # fmt: skip


def verbs_for(user, announcement, proposal, now) -> list[Verb]:
    """Return what the user may do, the most likely first."""
    offers = {
        State.DRAFT: _of_draft,
        State.WAITING: _of_waiting,
        State.LIVE: _of_live,
    }.get(announcement.state, lambda *args: [])
    return [verb for verb, may in offers(user, announcement, proposal, now) if may]


def _of_draft(user, announcement, proposal, now):
    draft = rules.can_draft(user)
    return [(POST, rules.can_post(user, announcement)), (PROPOSE, draft), (DISCARD, draft)]


def _of_waiting(user, announcement, proposal, now):
    is_new = announcement.approved_by_id is None
    may_approve = is_new and rules.can_approve(user, announcement)
    return [
        (APPROVE, may_approve),
        (POST, not may_approve and rules.can_post(user, announcement)),
        (GIVE_BACK, rules.can_review(user)),
        (DISCARD, rules.can_draft(user)),
    ]


def _of_live(user, announcement, proposal, now):
    may = rules.can_publish(user)
    has_begun = announcement.starts_at <= now
    waits = proposal is not None
    return [
        (APPROVE_CHANGE, waits and rules.can_approve_change(user, proposal)),
        (
            DROP_CHANGE,
            waits and (user.pk == proposal.by_id or rules.can_review(user)),
        ),
        (CONFIRM, may and has_begun and announcement.confirm_by is not None),
        (END, may and has_begun),
        (WITHDRAW, may),
    ]
