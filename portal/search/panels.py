"""Searches that need an editor's hand, on the desk's first screen."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode

from portal.desk.panels import SHOWN, Panel, Row, panel

from . import reports
from .reports import Asked, Kind

DAYS = 30
# A word mistyped once is nothing that an editor could mend.
FEWEST = 2


@panel(order=75)
def searches_that_found_nothing(user, at) -> Panel | None:
    """Return what was searched for in vain more than once, for those who may keep synonyms."""
    if not user.has_perm("search.add_synonym"):
        return None
    since = timezone.localdate(at) - timedelta(days=DAYS - 1)
    vain = reports.queries(Kind.NOTHING, since).filter(asked__gte=FEWEST)[: SHOWN + 1]
    rows = [_row(Asked(**row)) for row in vain]
    more = f"{reverse('admin:searches')}?{urlencode({'kind': Kind.NOTHING, 'days': DAYS})}"
    return Panel(
        "Searches that found nothing",
        rows[:SHOWN],
        more_url=more,
        more_label="All of them" if len(rows) > SHOWN else "The whole report",
    )


def _row(asked):
    found = "no page with all words" if asked.found else "nothing"
    return Row(asked.query, asked.synonym_url, (f"Asked {asked.asked} times, found {found}",))
