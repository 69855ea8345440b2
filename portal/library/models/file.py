"""FormFile: one file of a form that the portal itself gives to readers."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from portal.core.generation import per_generation

NAME_LENGTH = 100


class FormFileQuerySet(models.QuerySet):
    def kept(self):
        """Files that readers of the form's page get; removed ones stay as a record only."""
        return self.filter(removed_at=None)


class FormFile(models.Model):
    """What was uploaded, by whom and when; its bytes are kept under their hash (`storage`).

    The checks of the upload say what a machine can see of its accessibility; whether it *is*
    accessible, a person says who has tried.
    """

    class Format(models.TextChoices):
        PDF = "pdf", "PDF"
        DOCX = "docx", "Word"
        XLSX = "xlsx", "Excel"

    class Access(models.TextChoices):
        UNCHECKED = "", "Nobody has checked yet"
        ACCESSIBLE = "accessible", "Accessible"
        NOT_ACCESSIBLE = "not-accessible", "Not accessible"

    TYPES = {
        Format.PDF: "application/pdf",
        Format.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        Format.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    }

    # Deleted with its form, a file would leave its bytes on the disk and no record.
    form = models.ForeignKey("library.Form", models.PROTECT, related_name="files")
    name = models.CharField(max_length=NAME_LENGTH)
    format = models.CharField(max_length=4, choices=Format)
    edition = models.CharField(max_length=80, blank=True)
    size = models.PositiveIntegerField(help_text="In bytes.")
    sha256 = models.CharField(max_length=64, db_index=True)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    uploaded_at = models.DateTimeField()
    downloads = models.PositiveBigIntegerField(default=0)

    # What the checks saw: of a PDF all of it, of other formats the title.
    is_tagged = models.BooleanField(null=True)
    has_title = models.BooleanField(default=False)
    language = models.CharField(max_length=20, blank=True)

    access = models.CharField(
        "accessible", max_length=16, choices=Access, blank=True, default=Access.UNCHECKED
    )
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    checked_at = models.DateTimeField(null=True)

    removed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    removed_at = models.DateTimeField(null=True)
    removed_reason = models.CharField(max_length=200, blank=True)

    objects = FormFileQuerySet.as_manager()

    class Meta:
        ordering = ["-uploaded_at", "-pk"]
        verbose_name = "file of a form"
        verbose_name_plural = "files of forms"
        default_permissions = ("view",)
        constraints = [
            models.CheckConstraint(
                condition=Q(removed_at=None, removed_reason="")
                | (Q(removed_at__isnull=False) & ~Q(removed_reason="")),
                name="form_file_removed_with_reason",
            ),
            models.CheckConstraint(
                condition=Q(access="", checked_at=None)
                | (~Q(access="") & Q(checked_at__isnull=False)),
                name="form_file_judged_at_a_moment",
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("library:file", args=[self.form.slug, self.pk, self.name])

    @property
    def content_type(self):
        return self.TYPES[self.format]

    def structured_data(self):
        """Return the file in the words of schema.org; costs no query where its form is known."""
        return {
            "@type": "MediaObject",
            "contentUrl": f"{settings.SITE_URL}{self.get_absolute_url()}",
            "encodingFormat": self.content_type,
            "contentSize": f"{self.size} B",
            "sha256": self.sha256,
        }


@per_generation
def files_of(form_id: int | None) -> tuple[FormFile, ...]:
    """Return the files that readers of a form's page get, the newest first."""
    if form_id is None:
        return ()
    return tuple(FormFile.objects.kept().filter(form=form_id).select_related("form"))
