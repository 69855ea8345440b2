"""Who may do what with certificates at the desk."""

from portal.accounts.roles import Role, Section


def can_see(user) -> bool:
    """Say whether the user sees the list of numbers: administrators of training do."""
    return user.has_role(Role.ADMINISTRATOR, Section.TRAINING)


def can_revoke(user, certificate=None) -> bool:
    """Say whether the user may revoke a certificate; without one, any at all."""
    is_open = certificate is None or not certificate.is_revoked
    return can_see(user) and is_open
