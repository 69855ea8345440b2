"""Counts what readers search for and choose: how often on a day, never who or when.

To count costs a search one statement and can never fail it. Both count in the statement itself, so
that two at once lose nothing, and neither waits long for whoever writes to the database just then.
"""

import logging
from contextlib import contextmanager
from datetime import timedelta

from django.db import DatabaseError, connection
from django.utils import timezone

from .cleaning import cleaned
from .models.log import ChoiceCount, SearchCount

logger = logging.getLogger(__name__)

# Somebody who floods the search with made-up queries fills no more than this a day; what was asked
# before that day's limit was reached is counted on.
QUERIES_A_DAY = 20_000
CHOICES_A_DAY = 20_000
MILLISECONDS_TO_WAIT = 200

NOTE = f"""
INSERT INTO {SearchCount._meta.db_table} AS kept (day, query, asked, found, is_relaxed)
SELECT %(day)s, %(query)s, 1, %(found)s, %(is_relaxed)s
WHERE EXISTS (
    SELECT 1 FROM {SearchCount._meta.db_table} WHERE day = %(day)s AND query = %(query)s
) OR NOT EXISTS (
    SELECT 1 FROM {SearchCount._meta.db_table} WHERE day = %(day)s LIMIT 1 OFFSET %(before_last)s
)
ON CONFLICT (day, query) DO UPDATE
SET asked = kept.asked + 1, found = excluded.found, is_relaxed = excluded.is_relaxed
"""
# Only what somebody asked that day or the day before can be chosen from.
NOTE_CHOICE = f"""
INSERT INTO {ChoiceCount._meta.db_table} AS kept (day, query, page_id, times)
SELECT %(day)s, %(query)s, page.id, 1 FROM publishing_page AS page
WHERE page.path = %(path)s AND page.state = 'live' AND EXISTS (
    SELECT 1 FROM {SearchCount._meta.db_table} WHERE query = %(query)s AND day >= %(day_before)s
) AND NOT EXISTS (
    SELECT 1 FROM {ChoiceCount._meta.db_table} WHERE day = %(day)s LIMIT 1 OFFSET %(before_last)s
)
ON CONFLICT (day, query, page_id) DO UPDATE SET times = kept.times + 1
"""


def note(query: str, total: int, *, is_relaxed: bool = False) -> None:
    """Count a query and how many pages it found; `is_relaxed` if none of them had all words.

    It stands outside of any transaction: on PostgreSQL a failure would end that one too.
    """
    if query := cleaned(query):
        day = timezone.localdate()
        _count(
            NOTE,
            day=day,
            query=query,
            found=total,
            is_relaxed=is_relaxed,
            before_last=QUERIES_A_DAY - 1,
        )


def note_choice(query: str, path: str) -> None:
    """Count that a reader went on from a query's results to the live page at an address."""
    if query := cleaned(query):
        day = timezone.localdate()
        _count(
            NOTE_CHOICE,
            day=day,
            day_before=day - timedelta(days=1),
            query=query,
            path=path,
            before_last=CHOICES_A_DAY - 1,
        )


def _count(statement, **values):
    try:
        with connection.cursor() as cursor, _hurried():
            cursor.execute(statement, values)
    except DatabaseError as error:
        # The error itself may hold the query.
        logger.warning("A search could not be counted: %s.", type(error).__name__)


@contextmanager
def _hurried():
    """Have SQLite wait only briefly for whoever writes: a search matters more than its count."""
    if connection.vendor != "sqlite":
        yield
        return
    usual = round(1000 * connection.settings_dict["OPTIONS"].get("timeout", 5))
    connection.connection.execute(f"PRAGMA busy_timeout = {MILLISECONDS_TO_WAIT}")
    try:
        yield
    finally:
        connection.connection.execute(f"PRAGMA busy_timeout = {usual}")
