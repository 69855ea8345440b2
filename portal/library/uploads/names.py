"""Names of files that are safe in an address, in a header and on any disk."""

from django.utils.text import slugify

LONGEST = 80


def extension(name: str) -> str:
    """Return what stands after the last dot, in small letters."""
    return name.rpartition(".")[2].strip().lower() if "." in name else ""


def clean(name: str, kind: str, fallback: str) -> str:
    """Return a name of small letters, digits and hyphens that ends in its kind.

    Folders that a name leads through, with either slash, are left out.
    """
    last = name.replace("\\", "/").rpartition("/")[2]
    stem = slugify(last.rpartition(".")[0].replace(".", "-"))[:LONGEST].strip("-_")
    return f"{stem or fallback}.{kind}"
