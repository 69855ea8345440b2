"""Addresses of the site before this one, which other sites still link to: read, judged, kept."""

from .keeping import Plan, keep, plan, why_taken
from .reading import Fault, Row, fault_of, read
from .sowing import FILE, WAITING, sow

__all__ = [
    "FILE", "WAITING", "Fault", "Plan", "Row", "fault_of", "keep", "plan", "read", "sow",
    "why_taken",
]  # fmt: skip
