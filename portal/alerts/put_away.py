"""Which notices a reader has put away: a first-party cookie with the keys of alerts, no more."""

import re

from django.conf import settings
from django.db import DatabaseError

from .levels import LIMITS, Level
from .showing import in_force

COOKIE = "put_away"
# No notice stands longer.
SECONDS_KEPT = int(LIMITS[Level.INFORMATIONAL].longest.total_seconds())
KEYS = re.compile(r"[0-9]{1,18}\.[0-9]{1,9}(-[0-9]{1,18}\.[0-9]{1,9}){0,30}")


def of_request(request) -> tuple[str, ...]:
    """Return the keys of the notices over the page that the reader has put away, in order.

    Whatever else the cookie holds counts as nothing, so that it makes no copies of pages.
    """
    return known(kept(request), request.path)


def kept(request) -> list[str]:
    """Return the keys that the cookie holds, of whichever pages and times."""
    found = request.COOKIES.get(COOKIE, "")
    return found.split("-") if KEYS.fullmatch(found) else []


def known(keys, path=None) -> tuple[str, ...]:
    """Return those of the keys that name a notice which may be put away now, over a path if any."""
    if not keys:
        return ()
    try:
        notices = [one for one in in_force() if one.may_be_put_away]
    except DatabaseError:
        return ()
    here = {one.key for one in notices if path is None or path.startswith(one.path)}
    return tuple(sorted(here & {*keys}))


def keep(response, keys) -> None:
    """Store keys in the reader's own browser until every notice of today is over."""
    response.set_cookie(
        COOKIE,
        "-".join(keys),
        max_age=SECONDS_KEPT,
        secure=settings.HTTPS,
        httponly=True,
        samesite="Lax",
    )
