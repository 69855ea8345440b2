"""Numbers of certificates: made, checked, and read as people type them. Pure.

A number is eleven random characters of Crockford's base 32 and one that checks them, such as
WLT-7K2M-9QXD-4HT5. The alphabet leaves out I, L, O and U, so no two characters look alike.

The check is a sum over the field of 32 elements, each place with a weight of its own. It finds any
one character that is wrong and any two that changed places.
"""

import re
import secrets
import unicodedata

PREFIX = "WLT"
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 12
# How people read what the alphabet leaves out.
_LOOK_ALIKES = str.maketrans("ILO", "110")
_PREFIX_AS_TYPED = PREFIX.translate(_LOOK_ALIKES)
_BETWEEN = re.compile(r"[\s_.\-\u00ad\u2010-\u2015\u2212]")


class NumberError(ValueError):
    """What was typed cannot be a number of ours; the message says what to look at."""


def new_number() -> str:
    """Return a number of which nobody can guess another (55 random bits)."""
    drawn = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH - 1))
    return grouped(drawn + check_character(drawn))


def read_number(typed: str) -> str:
    """Return the number as it is printed.

    Capitals, spaces and hyphens do not matter, nor whether the prefix is there.
    Raises NumberError with a sentence for the reader.
    """
    text = _BETWEEN.sub("", unicodedata.normalize("NFKC", typed)).upper().translate(_LOOK_ALIKES)
    if not _is_whole(text):
        text = text.removeprefix(_PREFIX_AS_TYPED)
    _look_at(text)
    return grouped(text)


def _is_whole(text):
    """Say whether it is a number without its prefix, whatever it begins with."""
    is_spelled = len(text) == LENGTH and set(text) <= set(ALPHABET)
    return is_spelled and check_character(text[:-1]) == text[-1]


def _look_at(text):
    if strange := next((one for one in text if one not in ALPHABET), ""):
        raise NumberError(f"A certificate number never has “{strange}” in it.")
    if len(text) != LENGTH:
        raise NumberError(
            f"A certificate number has {LENGTH} letters and digits after {PREFIX}. "
            f"This one has {len(text)}."
        )
    if not _is_whole(text):
        raise NumberError(
            "This number has a typing error: a character is wrong, or two changed places. "
            "Compare it with the certificate."
        )


def grouped(text: str) -> str:
    return "-".join([PREFIX, *(text[start : start + 4] for start in range(0, LENGTH, 4))])


def check_character(drawn: str) -> str:
    """Return the character that makes the weighted sum of all of them zero."""
    total = 0
    for one in drawn:
        total = _doubled(total ^ ALPHABET.index(one))
    return ALPHABET[total]


def _doubled(value: int) -> int:
    """Multiply by x in the field of 32 elements, whose polynomial is x⁵ + x² + 1."""
    value <<= 1
    return value ^ 0b100101 if value & 0b100000 else value
