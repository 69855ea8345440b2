"""Names on certificates: how they are printed, and when two are the same. Pure."""

import re
import unicodedata

# As much as the certificate holds in one or two lines.
LENGTH = 60
# Phones and word processors put these in by themselves.
_PLAIN = str.maketrans(
    dict.fromkeys("\u2018\u2019\u02bc\u0060\u00b4\uff07", "'")
    | dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-")
)


def as_printed(name: str) -> str:
    """Return a name as the certificate shows it: composed letters (NFC), single spaces, and
    nothing that nobody sees, such as control characters and marks of direction.
    """
    visible = (one for one in name if unicodedata.category(one) != "Cf")
    spaced = "".join(one if one.isprintable() else " " for one in visible)
    return " ".join(unicodedata.normalize("NFC", spaced).split())


def as_compared(name: str) -> str:
    """Return what two spellings of one name share: capitals, spaces and the form of apostrophes
    and hyphens make no difference.
    """
    return as_printed(as_printed(name).translate(_PLAIN).casefold())


def fault(name: str) -> str:
    """Return what keeps a name from a certificate, as a sentence for the reader, or ""."""
    printed = as_printed(name)
    if not re.search(r"[^\W\d_]", printed):
        return "Enter your name as it should stand on the certificate."
    if len(printed) > LENGTH:
        return f"Use at most {LENGTH} characters. This name has {len(printed)}."
    return ""
