"""From bytes and a name to a file that may be given to readers."""

from dataclasses import dataclass

from . import names, office, pdf
from .faults import UploadError

MOST_BYTES = 10_000_000


@dataclass(frozen=True)
class Checked:
    """A file that is in order, and what a machine sees of its accessibility.

    `format` is pdf, docx or xlsx; `is_tagged` is None where the format has no tags.
    """

    name: str
    format: str
    is_tagged: bool | None
    has_title: bool
    language: str


def check(data: bytes, name: str, fallback: str = "form") -> Checked:
    """Return what a file is, its name cleaned; `fallback` names it if nothing of it is left.

    Raises UploadError.
    """
    if not data:
        raise UploadError("This file is empty.")
    if len(data) > MOST_BYTES:
        raise UploadError(f"This file is larger than {MOST_BYTES // 1_000_000} MB.")
    if data.startswith(pdf.HEADER):
        kind, seen = "pdf", pdf.check(data)
    elif data.startswith(office.HEADER):
        kind, seen = office.check(data)
    else:
        raise UploadError(
            "This is no PDF, Word (.docx) or Excel (.xlsx) file, whatever its name says. Save it "
            "as one of these, without a password."
        )
    given = names.extension(name)
    if given != kind:
        raise UploadError(f"The file is a {kind} file, but its name says .{given or 'nothing'}.")
    return Checked(name=names.clean(name, kind, fallback), format=kind, **seen)
