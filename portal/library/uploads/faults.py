"""What keeps a file out."""


class UploadError(ValueError):
    """A file that is refused; says why and what to do."""
