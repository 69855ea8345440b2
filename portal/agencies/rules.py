"""Who keeps agencies and their contacts."""

from portal.accounts.roles import Role, Section


def can_keep(user) -> bool:
    """Say whether the user may change them: publishers of the work-life section may."""
    return user.has_role(Role.PUBLISHER, Section.WORK_LIFE)
