"""Where the name of an agency stands in a list. Pure."""

import re

# So many names begin with these that nobody looks for an agency there.
_BEGINNING = re.compile(r"^(Department of (the )?|U\.S\. )")


def sortable(name: str) -> str:
    """Return the part of a name by which it is sorted, as "Interior" of its department."""
    return _BEGINNING.sub("", name)
