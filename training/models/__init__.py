"""Courses and what is kept of their use. Nothing here names a learner."""

from .certificate import Certificate
from .completion import Completion, Zone
from .coordinator import Coordinator, Mapping
from .pages import Catalogue, Course, Lesson, Module
from .transfer import Transfer
from .version import CourseVersion
from .way_in import WayIn

__all__ = [
    "Catalogue",
    "Certificate",
    "Completion",
    "Coordinator",
    "Course",
    "CourseVersion",
    "Lesson",
    "Mapping",
    "Module",
    "Transfer",
    "WayIn",
    "Zone",
]
