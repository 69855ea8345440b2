"""CourseVersion: what a certificate says somebody completed."""

from django.db import models


class CourseVersion(models.Model):
    """One published version of a course. Written when it is first published; never changed."""

    course = models.ForeignKey("training.Course", models.PROTECT, related_name="versions")
    version = models.CharField(max_length=20)
    title = models.CharField(max_length=90)
    course_number = models.CharField(max_length=20)
    # Certificates of the versions before it no longer meet the course.
    is_material = models.BooleanField()
    effective_at = models.DateTimeField()

    class Meta:
        ordering = ["course", "-effective_at", "-pk"]
        get_latest_by = ["effective_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["course", "version"], name="course_version_once")
        ]

    def __str__(self):
        return f"{self.title}, version {self.version}"
