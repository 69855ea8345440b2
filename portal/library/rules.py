"""Who may do what with the files of a form. Its page is a matter of `portal.publishing.rules`."""

from portal.accounts.roles import Role, Section


def can_see_files(user) -> bool:
    """Say whether the user sees at the desk what was uploaded: whoever works on any section."""
    return user.has_role(Role.AUTHOR)


def can_keep_files(user) -> bool:
    """Say whether the user may upload, judge and remove: readers get the files at once."""
    return user.has_role(Role.PUBLISHER, Section.SITE)
