"""Who sees and does what for an agency. Coordinators for theirs, administrators for every one."""

from portal.accounts.roles import Role, Section
from portal.agencies.models import Agency


def is_administrator(user) -> bool:
    return user.has_role(Role.ADMINISTRATOR, Section.TRAINING)


def agencies_of(user):
    """Return the agencies whose training the user may look after."""
    if is_administrator(user):
        return Agency.objects.all()
    if not (user.is_active and user.is_staff):
        return Agency.objects.none()
    return Agency.objects.filter(coordinators__user=user)


def is_coordinator(user) -> bool:
    """Say whether the user looks after any agency; asked once for each instance."""
    if "is_coordinator" not in user.__dict__:
        user.__dict__["is_coordinator"] = is_administrator(user) or agencies_of(user).exists()
    return user.__dict__["is_coordinator"]
