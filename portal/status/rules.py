"""Who may do what with announcements: by role in the section of the site itself.

Some types need two people: whoever wrote the announcement never posts it alone, whatever the role.
"""

from portal.accounts.roles import Role, Section


def can_view(user) -> bool:
    """Say whether the user sees announcements at the desk, those not posted among them."""
    return user.has_role(Role.AUTHOR, Section.SITE)


can_draft = can_view


def can_publish(user) -> bool:
    """Say whether the user may amend, confirm, end and withdraw what readers see."""
    return user.has_role(Role.PUBLISHER, Section.SITE)


# Types, groups and what each group reads.
can_keep_words = can_publish


def can_review(user) -> bool:
    return user.has_role(Role.REVIEWER, Section.SITE)


def can_approve(user, announcement) -> bool:
    """Say whether the user may be the second person for an announcement that waits."""
    return user.pk != announcement.created_by_id and can_review(user)


def is_second_person(user, announcement) -> bool:
    """Say whether two people stand behind an announcement that `user` posts."""
    author = announcement.created_by_id
    return user.pk != author or announcement.approved_by_id not in (None, author)


def can_post(user, announcement) -> bool:
    enough = not announcement.type.needs_second_person or is_second_person(user, announcement)
    return enough and can_publish(user)


def can_approve_change(user, proposal) -> bool:
    """Say whether the user may be the second person for a change that waits."""
    return user.pk != proposal.by_id and can_review(user)
