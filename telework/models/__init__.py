"""The telework section: its hub, a hub for each audience with their topics, and the sources."""

from .act import Act
from .audiences import Audience, Topic
from .hub import Hub, policy
from .references import Reference, Report, ReportList

__all__ = ["Act", "Audience", "Hub", "Reference", "Report", "ReportList", "Topic", "policy"]
