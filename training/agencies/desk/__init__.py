"""The screens for coordinators of agencies: importing them registers each."""

from . import checks, overview, records, ways_in

__all__ = ["checks", "overview", "records", "ways_in"]
