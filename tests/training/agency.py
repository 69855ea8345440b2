"""An agency whose employees earn certificates."""

from datetime import UTC, datetime

from tests.factories.certificates import make_completion
from tests.factories.courses import make_course
from training.models import Certificate, CourseVersion


def make_known_version(title="A course about working away"):
    """Return the version of a course that came into force in August 2026."""
    course = make_course(modules=0, title=title)
    CourseVersion.objects.update(effective_at=datetime(2026, 8, 10, tzinfo=UTC))
    return course.versions.get()


def earn(agency, version, month, number, year=2026):
    """Have a number of certificates issued to an agency's employees in a month."""
    at = datetime(year, month, 12, 15, tzinfo=UTC)
    for _ in range(number):
        done = make_completion(version, agency=agency, completed_at=at, passed_at=at)
        Certificate.objects.create(
            number=f"WLT-{done.pk:014d}", completion=done, key_id="x", mac="x", issued_at=at
        )
