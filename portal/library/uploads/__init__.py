"""Is an uploaded file what it says it is, and harmless? By its content, never by its name. Pure.

A PDF (ISO 32000) or an Office Open XML document (ECMA-376) is taken, if nothing else can be read
out of the same bytes and nothing in it runs, reaches out or hides another file.
"""

from .checking import MOST_BYTES, Checked, check
from .faults import UploadError

__all__ = ["MOST_BYTES", "Checked", "UploadError", "check"]
