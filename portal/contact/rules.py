"""Who sees and deals with readers' questions. The desk, its panels and its actions ask here.

A question may hold what a reader would tell few people. Whoever answers its subject sees it: a role
in its section, or a person named as owner, who is a reviewer at least; beside them the publishers
of the site, who sort. One about our own answers is for those alone who answer that subject.
"""

from django.db.models import Q

from portal.accounts.roles import Role, Section

from .models import Entry, Subject


def may_open_desk(user) -> bool:
    """Say whether the user can have questions at all; which, `visible_to` says."""
    return user.has_role(Role.REVIEWER)


def is_sorter(user) -> bool:
    """Say whether the user sorts questions of every subject."""
    return user.has_role(Role.PUBLISHER, Section.SITE)


def visible_to(user) -> Q:
    """Return the condition on questions that the user may see."""
    if not may_open_desk(user):
        return Q(pk__in=[])
    found = Q(subject__in=Subject.objects.filter(owners=user.pk))
    for role in Role:
        if sections := [one for one in Section.values if user.has_role(role, one)]:
            found |= Q(subject__role=role, section__in=sections)
    if is_sorter(user):
        found |= Q(subject__is_complaint=False)
    return found


def can_see(user, question) -> bool:
    """Say of one question what `visible_to` says of all."""
    if not may_open_desk(user):
        return False
    subject = question.subject
    return (
        user.has_role(subject.role, question.section)
        or (is_sorter(user) and not subject.is_complaint)
        or user.pk in {one.pk for one in subject.owners.all()}
    )


def can_settle(user, question) -> bool:
    """Say whether the user may answer, hand on or close it: never one about their own answer."""
    return can_see(user, question) and not is_about(user, question)


def is_about(user, question) -> bool:
    """Say whether a question complains of what the user gave as an answer, or in place of one."""
    earlier = question.follows
    if not (question.subject.is_complaint and earlier):
        return False
    # Who answered last stands in the question; who answered before stands in its log.
    settled = {one.by_id for one in earlier.entries.all() if one.what in Entry.SETTLING}
    return user.pk in {earlier.answered_by_id, *settled}


def can_keep_subjects(user) -> bool:
    """Say whether the user may change subjects and saved replies."""
    return is_sorter(user)


def can_keep_complaints(user) -> bool:
    """Say whether the user may change who answers complaints: else one could name oneself."""
    return user.has_role(Role.ADMINISTRATOR)


def can_keep_days(user) -> bool:
    """Say whether the user may add days off by order: they move due days everywhere."""
    return user.has_role(Role.ADMINISTRATOR)
