"""The portal with its full content: seeded once a run, copied in from then on. SQLite only."""

import fcntl
import sqlite3
from contextlib import closing, contextmanager
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection


def load() -> None:
    """Fill the test database, which must be empty and in no transaction, with the full content."""
    # All processes of a run share this folder (tests/environment.py); one seeds for all.
    file = Path(settings.DATA_DIR) / "seeded.db"
    with open(f"{file}.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not file.exists():
            call_command("seed", verbosity=0)
            with closing(sqlite3.connect(file)) as snapshot:
                _connection().backup(snapshot)
            return
    with closing(sqlite3.connect(file)) as snapshot:
        snapshot.backup(_connection())


@contextmanager
def loaded():
    """Have the full content for a while; the database is as it was before afterwards."""
    with closing(sqlite3.connect(":memory:")) as before:
        _connection().backup(before)
        load()
        yield
        before.backup(_connection())


def _connection():
    connection.ensure_connection()
    return connection.connection
