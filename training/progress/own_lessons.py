"""The lesson of an agency's own that its employees read as well."""

from django.urls import reverse

from portal.core.generation import per_generation
from training.models import WayIn

from .course_progress import OwnLesson


@per_generation
def own_lesson(agency: str, course: int) -> OwnLesson | None:
    """Return what whoever comes by an agency's page, named by its slug, has to read beside a
    course; None where the agency asks for nothing, or its way is closed."""
    ways = WayIn.objects.filter(agency__slug=agency, course=course, is_open=True)
    way = ways.exclude(extra_title="").select_related("course").first()
    if way is None:
        return None
    path = reverse("training:extra_lesson", args=[agency, way.course.slug])
    return OwnLesson(path, way.extra_title)
