"""Completions and certificates for tests; each call makes another one."""

from datetime import UTC, datetime

from tests.factories.courses import make_course
from training.certificates.issuing import award
from training.models import Completion, Course, CourseVersion

PASSED_AT = datetime(2026, 11, 20, 15, 30, tzinfo=UTC)
EASTERN = "America/New_York"
NAME = "Zoë O’Brien-Nuñez"


def make_version(**fields):
    """Return the version of a course, by default of the one course there is, or of a new one."""
    course = fields.pop("course", None) or Course.objects.first()
    course = course or make_course(modules=0)
    return CourseVersion.objects.get_or_create(
        course=course,
        version=fields.pop("version", course.version),
        defaults={
            "title": course.title,
            "course_number": course.course_number,
            "is_material": False,
            "effective_at": PASSED_AT,
            **fields,
        },
    )[0]


def make_completion(version=None, **fields):
    """Return a passed run of a course."""
    return Completion.objects.create(
        **{
            "course": version or make_version(),
            "completed_at": PASSED_AT,
            "passed_at": PASSED_AT,
            "score": 90,
            "minutes": 60,
            **fields,
        }
    )


def make_certificate(name=NAME, completion=None, *, zone=EASTERN, at=PASSED_AT):
    completion = completion or make_completion()
    return award(completion=completion, name=name, zone=zone, at=at)
