"""What people do with the files of a form. Readers see it at once; the rows say who did it."""

from functools import partial

from django.db import transaction
from django.db.models import F

from portal.core import generation

from . import storage
from .models import Form, FormFile
from .uploads import Checked


@transaction.atomic
def upload(*, form: Form, checked: Checked, data: bytes, edition: str, by, at) -> FormFile:
    """Keep a file that was checked. Raises OSError, with nothing changed, if the disk refuses."""
    generation.hold()
    file = FormFile.objects.create(
        form=form,
        name=checked.name,
        format=checked.format,
        edition=edition,
        size=len(data),
        # Written while nobody else can remove the same bytes: see `remove`.
        sha256=storage.keep(data),
        is_tagged=checked.is_tagged,
        has_title=checked.has_title,
        language=checked.language,
        uploaded_by=by,
        uploaded_at=at,
    )
    generation.bump()
    return file


@transaction.atomic
def judge(*, file: FormFile, access: str, by, at) -> None:
    """Note what somebody found who tried the file with assistive technology; "" takes it back."""
    generation.hold()
    file.access = access
    file.checked_by, file.checked_at = (by, at) if access else (None, None)
    file.save(update_fields=["access", "checked_by", "checked_at"])
    generation.bump()


@transaction.atomic
def remove(*, file: FormFile, reason: str, by, at) -> bool:
    """Take a file from readers and, unless another row holds the same, from the disk.

    The row stays as the record. Says whether it was there to remove.
    """
    generation.hold()
    kept = FormFile.objects.kept().filter(pk=file.pk)
    if not kept.update(removed_at=at, removed_by=by, removed_reason=reason):
        return False
    generation.bump()
    transaction.on_commit(partial(_sweep, file.sha256))
    return True


def count(file: FormFile) -> None:
    """Count a download; of whoever downloads nothing is known."""
    FormFile.objects.filter(pk=file.pk).update(downloads=F("downloads") + 1)


@transaction.atomic
def _sweep(sha256):
    generation.hold()
    if not FormFile.objects.kept().filter(sha256=sha256).exists():
        storage.drop(sha256)
