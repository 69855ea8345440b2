"""Coordinator: who looks after an agency's training at the desk; and how they want its records."""

from django.conf import settings
from django.db import models


class Coordinator(models.Model):
    """A person at the desk who works for one agency; some work for several."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        related_name="coordinates",
        verbose_name="person",
        help_text="Somebody with an account at the desk. They need no other role.",
    )
    agency = models.ForeignKey("agencies.Agency", models.CASCADE, related_name="coordinators")

    class Meta:
        ordering = ["agency__name", "user__email"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "agency"],
                name="coordinator_once",
                violation_error_message="This person is a coordinator of that agency already.",
            )
        ]

    def __str__(self):
        return f"{self.user}, {self.agency}"


class Mapping(models.Model):
    """The columns in which an agency wants its training records: see training/agencies/columns.py.

    It holds names of columns and what is the same for everybody, nothing of an employee.
    """

    agency = models.OneToOneField(
        "agencies.Agency", models.CASCADE, related_name="training_columns"
    )
    columns = models.JSONField(default=list)
    updated_at = models.DateTimeField(auto_now=True)

    def __str__(self):
        return f"Columns of {self.agency}"
