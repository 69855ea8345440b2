"""Who keeps the service standards. Pure: it asks the user's roles, which are fetched already."""

from portal.accounts.roles import Role, Section


def can_view(user) -> bool:
    """Say whether the user sees targets and results at the desk: whoever works there does."""
    return user.has_role(Role.AUTHOR)


def can_keep(user) -> bool:
    """Say whether the user may change targets and enter or take out figures from outside."""
    return user.has_role(Role.PUBLISHER, Section.SITE)
