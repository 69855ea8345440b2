"""Who may do what with feedback. It is in the section that the address of its page begins with."""

from portal.accounts.roles import Role
from portal.publishing.rules import section_of


def can_read(user) -> bool:
    """Say whether the user reads what readers say: whoever works on any section does."""
    return user.has_role(Role.AUTHOR)


def can_handle(user, feedback) -> bool:
    """Say whether the user may mark it as seen or done."""
    return user.has_role(Role.AUTHOR, section_of(feedback.path))


def can_delete(user, feedback) -> bool:
    """Say whether the user may delete it, as where a reader wrote what nobody should keep."""
    return user.has_role(Role.PUBLISHER, section_of(feedback.path))
