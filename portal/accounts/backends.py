"""Who signs in with a password, and which permissions a signed-in person has."""

from allauth.account.auth_backends import AuthenticationBackend

from .permissions import permissions_of
from .roles import Role


class RoleBackend(AuthenticationBackend):
    """Signs in by e-mail address, as allauth does; permissions come from roles alone."""

    def get_user_permissions(self, user_obj, obj=None):
        if obj is not None or not user_obj.is_active or not user_obj.is_staff:
            return set()
        roles = (
            [Role.ADMINISTRATOR] if user_obj.is_superuser else {role for role, _ in user_obj.held}
        )
        return set().union(*map(permissions_of, roles))

    def get_group_permissions(self, user_obj, obj=None):
        """There are no groups."""
        return set()
