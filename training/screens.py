"""The desk's screens about training that are no list of records."""

from .agencies import desk as agencies

__all__ = ["agencies"]
