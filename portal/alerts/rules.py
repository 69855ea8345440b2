"""Who may do what with alerts. Pure: it works on grants already fetched, (role, section) pairs.

An alert is in the section of the pages it stands over; one over every page, or over pages of none
of the sections, is in that of the site. Administrators keep people and settings, not words, so what
they may is less here than elsewhere.
"""

from enum import StrEnum

from portal.accounts.roles import Role, Section

from .levels import Level

WRITERS = (Role.AUTHOR, Role.REVIEWER, Role.PUBLISHER)
APPROVERS = (Role.REVIEWER, Role.PUBLISHER)


class Right(StrEnum):
    DRAFT = "draft"
    APPROVE = "approve"
    RAISE = "raise"
    END = "end"
    # The second look, after one person raised an emergency.
    LOOK = "look"


def rights(grants, level: str, section: str) -> set[Right]:
    """Return what grants allow with an alert of a level in a section.

    Whether somebody else must stand behind it is another question: see `needs_reason`.
    """
    return {right for role, where in grants for right in _brought(role, where, level, section)}


def _brought(role, where, level, section):
    """Yield what one grant brings; "" is the section of who has a role everywhere."""
    is_emergency = level == Level.EMERGENCY
    is_of_site = where in ("", Section.SITE)
    if role == Role.ADMINISTRATOR:
        if is_emergency:
            yield from (Right.DRAFT, Right.RAISE, Right.END, Right.LOOK)
        return
    yield Right.DRAFT
    if role in APPROVERS and where in ("", section) and not is_emergency:
        yield Right.APPROVE
    if role != Role.PUBLISHER:
        return
    yield Right.END
    if is_emergency:
        yield Right.LOOK
    if is_of_site or (where == section and level == Level.INFORMATIONAL):
        yield Right.RAISE


def grants_of(user) -> list[tuple[str, str]]:
    """Return the grants that count: none of a closed account, all of a superuser."""
    if not (user.is_active and (user.is_staff or user.is_superuser)):
        return []
    if user.is_superuser:
        return [(Role.PUBLISHER, ""), (Role.ADMINISTRATOR, "")]
    return user.held


def may(user, right: Right, alert) -> bool:
    """Say whether a person has a right to an alert; the portal itself, None, has all."""
    return user is None or right in rights(grants_of(user), alert.level, alert.section)


def can_see(user) -> bool:
    """Say whether the user finds the alerts at the desk: whoever has a role does."""
    return bool(grants_of(user))


def is_second_person(user, alert) -> bool:
    """Say whether `user`, or who approved, is somebody other than the author of the words."""
    others = {user and user.pk, alert.approved_by_id} - {None}
    return alert.created_by_id is None or bool(others - {alert.created_by_id})


def needs_reason(user, alert) -> bool:
    """Say whether `user` can raise an alert only with a reason: an emergency, or alone."""
    return alert.level == Level.EMERGENCY or not is_second_person(user, alert)


def can_approve(user, alert) -> bool:
    return user.pk != alert.created_by_id and may(user, Right.APPROVE, alert)


def can_look(user, alert) -> bool:
    """Say whether the user may take the second look: somebody other than who chose the words.

    That is who raised it or, later, who last rewrote what readers see.
    """
    chose = alert.rewritten_by_id or alert.raised_by_id
    return user.pk != chose and may(user, Right.LOOK, alert)


def levels_open_to(user) -> list[Level]:
    """Return the levels of which a person may write alerts, wherever."""
    held = grants_of(user)
    return [level for level in Level if Right.DRAFT in rights(held, level, Section.SITE)]
