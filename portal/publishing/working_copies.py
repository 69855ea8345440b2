"""What people are typing and have not saved, and who has a page's form open.

A working copy is read by nobody but the person who typed it. Others learn only who is at work.
"""

from datetime import timedelta

from .models import WorkingCopy

LONGEST = 600_000
HERE_FOR = timedelta(seconds=90)
KEPT_FOR = timedelta(days=30)


def copy_of(user, *, page, kind) -> WorkingCopy | None:
    """Return the person's own working copy of a page or, without one, of a new page of the kind."""
    return WorkingCopy.objects.filter(**_key(user, page, kind)).first()


def keep(user, *, page, kind, form: dict, at) -> WorkingCopy:
    """Keep what a form holds, field by field, in place of what was kept before."""
    return _write(user, page, kind, form=form, saved_at=at if form else None, seen_at=at)


def see(user, *, page, kind, at) -> WorkingCopy:
    """Note that the form is open."""
    return _write(user, page, kind, seen_at=at)


def throw_away(user, *, page, kind) -> None:
    WorkingCopy.objects.filter(**_key(user, page, kind)).delete()


def others_at(page, *, user, at) -> list[str]:
    """Return the names of those who had the page's form open a moment ago."""
    here = WorkingCopy.objects.filter(page=page, seen_at__gt=at - HERE_FOR).exclude(user=user)
    return sorted(str(copy.user) for copy in here.select_related("user"))


def is_newer(copy, page) -> bool:
    """Say whether the copy was typed after all that its owner saved of the page."""
    if not copy.form:
        return False
    saved = page.revisions.filter(created_by=copy.user_id, created_at__gte=copy.saved_at)
    return not saved.exists()


def drop_old(at) -> int:
    """Delete what nobody came back to for a month; return how many there were."""
    return WorkingCopy.objects.filter(seen_at__lt=at - KEPT_FOR).delete()[0]


def _write(user, page, kind, **values):
    return WorkingCopy.objects.update_or_create(
        **_key(user, page, kind), defaults=values | {"kind": kind}
    )[0]


def _key(user, page, kind):
    return {"user": user, "page": page} if page else {"user": user, "page": None, "kind": kind}
