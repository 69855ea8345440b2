"""WorkingCopy: what somebody is typing, before it is saved as a draft."""

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q


class WorkingCopy(models.Model):
    """One person's unsaved form of one page, or of a new page of a kind, kept while they type.

    It also tells others who is at work on the page: `seen_at` is when their form was last open.
    """

    page = models.ForeignKey(
        "publishing.Page", models.CASCADE, null=True, related_name="working_copies"
    )
    kind = models.CharField(max_length=60)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="working_copies"
    )
    # What the form would post, field by field; empty while nothing was typed.
    form = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    saved_at = models.DateTimeField(null=True)
    seen_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user", "page"],
                condition=Q(page__isnull=False),
                name="working_copy_once_a_page",
            ),
            models.UniqueConstraint(
                fields=["user", "kind"],
                condition=Q(page__isnull=True),
                name="working_copy_once_a_new_kind",
            ),
        ]

    def __str__(self):
        return f"{self.user_id} at {self.page_id or self.kind}"
