"""The lapse switch: whether appropriations have lapsed, for every part of the portal that promises.

Nothing here decides what employees do, nor what the operating status is.
"""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, transaction
from django.utils.functional import SimpleLazyObject

from portal.accounts.roles import Role, Section
from portal.core import generation, markup
from portal.core.generation import per_generation
from portal.core.page_cache import leave_out
from portal.publishing.addresses import resolve

from .models import Lapse

USUAL_NOTICE = (
    "Appropriations have lapsed. Until they are enacted, this portal may not be updated and "
    "questions may not be answered."
)
USUAL_CONTACT_HOURS = "We answer when funding returns. We cannot promise a day."


@per_generation
def lapse() -> Lapse | None:
    """Return the lapse that goes on now, or None."""
    return Lapse.objects.filter(ended_at=None).first()


def notice(request):
    """Return `lapse` for every template; looked up only when one asks."""
    return {"lapse": SimpleLazyObject(lambda: _lapse(request))}


def can_switch(user) -> bool:
    """Say whether the user may throw the switch: publishers of the site and administrators."""
    return user.has_role(Role.PUBLISHER, Section.SITE)


@transaction.atomic
def begin(*, notice, contact_hours, by, at) -> Lapse:
    """Show the notice on every page from now on.

    Raises PermissionDenied, or ValidationError where one goes on or the notice is faulty.
    """
    generation.hold()
    _allow(by)
    if Lapse.objects.filter(ended_at=None).exists():
        raise ValidationError("A lapse goes on already. Open this screen again.")
    rendered = markup.render(notice, resolve_page=resolve)
    if rendered.problems:
        raise ValidationError({"notice": [one.message for one in rendered.problems]})
    found = Lapse.objects.create(
        notice=notice,
        notice_html=rendered.html,
        contact_hours=contact_hours,
        began_by=by,
        began_at=at,
    )
    generation.bump()
    return found


@transaction.atomic
def end(*, by, at) -> Lapse:
    """Take the notice away. Raises PermissionDenied, or ValidationError where none goes on."""
    generation.hold()
    _allow(by)
    found = Lapse.objects.filter(ended_at=None).first()
    if found is None:
        raise ValidationError("No lapse goes on. Open this screen again.")
    found.ended_by, found.ended_at = by, at
    found.save(update_fields=["ended_by", "ended_at"])
    generation.bump()
    return found


def _lapse(request):
    try:
        return lapse()
    except DatabaseError:
        leave_out(request)
        return None


def _allow(by):
    if by is not None and not can_switch(by):
        raise PermissionDenied
