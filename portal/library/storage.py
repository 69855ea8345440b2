"""Where the bytes of files are: a private folder, each file named by the hash of what it holds.

No address leads there; `views.file` gives a file to readers.
"""

import hashlib
import os
import tempfile
from pathlib import Path

from django.conf import settings


def path_of(sha256: str) -> Path:
    return Path(settings.FORM_FILES) / sha256


def keep(data: bytes) -> str:
    """Write bytes to the disk, whole or not at all, and return their hash. Raises OSError."""
    sha256 = hashlib.sha256(data).hexdigest()
    target = path_of(sha256)
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with tempfile.NamedTemporaryFile(dir=target.parent, prefix=".new-", delete=False) as file:
        try:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
            os.replace(file.name, target)
        except OSError:
            os.unlink(file.name)
            raise
    return sha256


def drop(sha256: str) -> None:
    path_of(sha256).unlink(missing_ok=True)
