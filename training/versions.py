"""When a course is published whose version is new, the version is written down."""

from django.dispatch import receiver

from portal.publishing.signals import pages_shown

from .models import Course, CourseVersion


@receiver(pages_shown)
def write_down(pages, **kwargs):
    """Keep the versions of the courses that readers see now and that were not known before."""
    for course in pages:
        if isinstance(course, Course) and course.is_live:
            CourseVersion.objects.get_or_create(
                course=course,
                version=course.version,
                defaults={
                    "title": course.title,
                    "course_number": course.course_number,
                    "is_material": course.is_material,
                    "effective_at": course.updated_at,
                },
            )
