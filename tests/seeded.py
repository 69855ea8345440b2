"""The portal with its full content: seeded once a process, copied in from then on. SQLite only."""

import sqlite3
from contextlib import contextmanager

from django.core.management import call_command
from django.db import connection

_snapshots = []


def load() -> None:
    """Fill the test database, which must be empty and in no transaction, with the full content."""
    if _snapshots:
        _restore(_snapshots[0])
        return
    call_command("seed", verbosity=0)
    _snapshots.append(_copy())


@contextmanager
def loaded():
    """Have the full content for a while; the database is as it was before afterwards."""
    before = _copy()
    load()
    yield
    _restore(before)


def _copy():
    connection.ensure_connection()
    snapshot = sqlite3.connect(":memory:")
    connection.connection.backup(snapshot)
    return snapshot


def _restore(snapshot):
    connection.ensure_connection()
    snapshot.backup(connection.connection)
