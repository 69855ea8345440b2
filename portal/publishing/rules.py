"""Who may do what with a page. Actions, views, the admin and templates all ask here.

Rights come from roles, each in one section of the site or everywhere. A page is in the section that
its address begins with. `user` is None for the portal itself: its seeds, its schedule.
"""

from django.core.exceptions import PermissionDenied

from portal.accounts.roles import Role, Section


def section_of(path: str) -> str:
    """Return the section that an address is in; what is in no other belongs to the site itself."""
    first = path.split("/")[1]
    return first if first in Section.values else Section.SITE


def has_role(user, role, page) -> bool:
    return user.has_role(role, section_of(page.path))


def can_view(user, page=None) -> bool:
    """Say whether the user sees drafts and history: whoever works on any section does."""
    return user.has_role(Role.AUTHOR)


def can_create(user, path="") -> bool:
    """Say whether the user may begin a page at an address; without one, anywhere at all."""
    return user.has_role(Role.AUTHOR, section_of(path) if path else "")


def can_edit(user, page) -> bool:
    return has_role(user, Role.AUTHOR, page)


def can_review(user, page) -> bool:
    return has_role(user, Role.REVIEWER, page)


def can_publish(user, page) -> bool:
    return has_role(user, Role.PUBLISHER, page)


def can_place(user, page, path="") -> bool:
    """Say whether the user may change what takes effect at once: address, order, review dates.

    With a path: whether the page may go there, as far as it is up to the user.
    """
    role = Role.PUBLISHER if page.published_at else Role.AUTHOR
    return user.has_role(role, section_of(path or page.path))


def is_second_person(user, revision) -> bool:
    """Say whether somebody other than its author stands behind a revision that `user` publishes."""
    author = revision.created_by_id
    return user.pk != author or revision.approved_by_id not in (None, author)


def can_approve(user, revision) -> bool:
    """Say whether the user may approve a revision: a reviewer who did not save it."""
    return user.pk != revision.created_by_id and can_review(user, revision.page)


def can_clear(user, revision) -> bool:
    """Say whether the user may clear the flag of a forced publication: another publisher."""
    return user.pk not in (revision.published_by_id, revision.created_by_id) and can_publish(
        user, revision.page
    )


def require(user, rule, *what) -> None:
    """Raise PermissionDenied unless the rule lets the user; the portal itself may do all."""
    if user is not None and not rule(user, *what):
        raise PermissionDenied
