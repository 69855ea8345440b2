"""Telephone numbers: which can be called, and their addresses. Pure.

A number of the United States has ten digits, perhaps after a 1; any other begins with + and the
code of its country. Either may have an extension: "202-555-0100 ext. 12".
"""

import re

LENGTH = 40
_NUMBER = re.compile(
    r"(?P<plus>\+?)(?P<main>[\d\s().-]+?)(?:[\s,;]*(?:extension|ext\.?|x)\s*(?P<extension>\d{1,7}))?",
    re.IGNORECASE | re.ASCII,
)


def tel(phone: str) -> str:
    """Return the address that calls a number (RFC 3966), or "" where it is none."""
    found = _NUMBER.fullmatch(phone.strip()) if len(phone) <= LENGTH else None
    if found is None:
        return ""
    number = _international(re.sub(r"\D", "", found["main"]), is_marked=bool(found["plus"]))
    extension = f";ext={found['extension']}" if found["extension"] else ""
    return f"tel:+{number}{extension}" if number else ""


def _international(digits, *, is_marked):
    """Return a number with the code of its country, or "" where it is none."""
    if re.fullmatch(r"1?[2-9]\d{9}", digits) and not (is_marked and len(digits) == 10):
        return digits if len(digits) == 11 else f"1{digits}"
    return digits if is_marked and re.fullmatch(r"[1-9]\d{6,14}", digits) else ""
