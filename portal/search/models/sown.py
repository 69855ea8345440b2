"""What the portal starts with and editors then keep: `manage.py seed` leaves their work alone."""

from django.db import models


class Sown(models.Model):
    """A row that may come from a seed file, which knows it by `key`."""

    key = models.CharField(max_length=60, blank=True, editable=False)
    is_edited = models.BooleanField(default=False, editable=False)

    class Meta:
        abstract = True


class RemovedRowQuerySet(models.QuerySet):
    def of(self, model):
        return self.filter(kind=model._meta.model_name)

    def note(self, rows):
        """Note that an editor takes out rows; those that no seed file has need no note."""
        gone = [self.model(kind=row._meta.model_name, key=row.key) for row in rows if row.key]
        self.bulk_create(gone, ignore_conflicts=True)


class RemovedRow(models.Model):
    """A row of a seed file that an editor took out; `manage.py seed` does not bring it back."""

    kind = models.CharField(max_length=30)
    key = models.CharField(max_length=60)

    objects = RemovedRowQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["kind", "key"], name="search_row_removed_once")
        ]

    def __str__(self):
        return f"{self.kind}: {self.key}"
