"""Numbers of forms: how people write them, and their order. Pure."""

import re

# What the first letters of a number stand for; the letters alone if nothing.
IN_WORDS = {"SF": "Standard Form", "DD": "DD Form", "CA": "Form CA", "OF": "Optional Form"}
_NUMBER = re.compile(r"([A-Z]{1,4})(?:\s+Form)?[\s-]*(\d+)([A-Z]?)", re.IGNORECASE)
_DIGITS = re.compile(r"(\d+)")


def spellings(number: str) -> tuple[str, ...]:
    """Return the ways to write a number such as SF-182, itself first; none of no number."""
    if not number:
        return ()
    found = _NUMBER.fullmatch(number)
    if not found:
        return (number,)
    letters, digits = found[1].upper(), found[2] + found[3].upper()
    ways = [
        number, f"{letters}-{digits}", f"{letters}{digits}", f"Form {letters}-{digits}",
        f"{letters} Form {digits}", f"{IN_WORDS.get(letters, letters)} {digits}",
    ]  # fmt: skip
    return tuple(dict.fromkeys(ways))


def in_full(number: str) -> str:
    """Return a number with its letters in words: SF-182 (Standard Form 182)."""
    found = _NUMBER.fullmatch(number)
    words = IN_WORDS.get(found[1].upper(), "") if found else ""
    if not words or found[1].upper() in words:
        return number
    return f"{number} ({words} {found[2]}{found[3]})"


def place(number: str, title: str) -> tuple:
    """Return what sorts forms: by the letters, then the size of the number; the rest by title."""
    parts = [int(one) if one.isdigit() else one.casefold() for one in _DIGITS.split(number)]
    return (not number, parts, title.casefold())
