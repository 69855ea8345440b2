"""The permissions that a role brings: what Django's admin asks before it shows a list.

An app says in its `AppConfig` what a role may do with its models, e.g.
`role_permissions = {"author": ["law.view_authority"]}`. An administrator has every permission.
Who may do what with one page is another question: see `portal.publishing.rules`.
"""

from functools import cache

from django.apps import apps
from django.contrib.auth import get_permission_codename

from .roles import Role


@cache
def permissions_of(role: str) -> frozenset[str]:
    """Return the role's permissions, as "app.codename"."""
    if role == Role.ADMINISTRATOR:
        return frozenset(_all())
    return frozenset(
        permission
        for app in apps.get_app_configs()
        for included in Role(role).includes
        for permission in getattr(app, "role_permissions", {}).get(included, ())
    )


def _all():
    for model in apps.get_models():
        opts = model._meta
        names = [get_permission_codename(action, opts) for action in opts.default_permissions]
        for name in (*names, *(codename for codename, _ in opts.permissions)):
            yield f"{opts.app_label}.{name}"
