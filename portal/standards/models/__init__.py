"""What the portal promises, what came of it month by month, and the page that says both."""

from .measure import Measure
from .page import ServiceStandards
from .target import Target

__all__ = ["Measure", "ServiceStandards", "Target"]
