"""Days of publication as reports give them: a day, a month or a year. Pure."""

from datetime import datetime

# As reports write them, and as ISO 8601 does.
FORMS = {"%B %d, %Y": "%Y-%m-%d", "%B %Y": "%Y-%m", "%Y": "%Y"}


def as_iso(text: str) -> str:
    """Return a day, month or year in ISO 8601, or "" for anything else."""
    for written, iso in FORMS.items():
        try:
            return datetime.strptime(text, written).strftime(iso)
        except ValueError:
            continue
    return ""
