"""The full-text engines, one for each database; both find the same pages for the same words.

What each database keeps beside the index for this stands in migration 0001. All is raw SQL, as an
engine's own functions are; what somebody typed is always bound, never part of a statement.
"""

from django.db import connection

from .base import Engine
from .hits import Filters
from .postgres import PostgreSQL
from .rows import Candidate, Found, Named, Shown
from .sqlite import SQLite

__all__ = ["Candidate", "Engine", "Filters", "Found", "Named", "Shown", "engine"]

_engines = {"sqlite": SQLite(), "postgresql": PostgreSQL()}


def engine() -> Engine:
    """Return the engine of the database in use."""
    return _engines[connection.vendor]
