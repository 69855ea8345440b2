"""When a course is completed, and when it is passed, that is written down, without a name."""

from datetime import datetime

from portal.agencies.models import Agency
from training.models import Completion, CourseVersion
from training.outline import CourseOutline

from .session import Progress


def record(progress: Progress, outline: CourseOutline, *, at: datetime) -> Completion | None:
    """Record what the reader completed, and passed, once; return it, or None before that."""
    course = progress.of(outline)
    if not course.is_complete or not course.is_begun:
        return None
    completion, _ = Completion.objects.get_or_create(
        run=course.entry["run"],
        defaults={
            "course": CourseVersion.objects.get(course=outline.id, version=outline.version),
            "agency": Agency.objects.filter(slug=course.agency).first() if course.agency else None,
            "completed_at": at,
            "minutes": outline.minutes,
        },
    )
    if course.is_passed and not completion.is_passed:
        completion.passed_at = datetime.fromisoformat(course.passed["at"])
        completion.score = course.passed["percent"]
        completion.save(update_fields=["passed_at", "score"])
    if course.completion != completion.pk:
        progress.complete(outline, completion.pk, at=at)
    return completion
