"""What in a text looks like a number that says who somebody is. Pure.

It warns and never decides: a form number may look like a claim number.
"""

import re

# Area 000, 666 and from 900 on were never given out (Social Security Administration).
SOCIAL_SECURITY = re.compile(
    r"(?<![\d-])(?!000|666|9)\d{3}[- ](?!00)\d{2}[- ](?!0000)\d{4}(?![\d-])"
)
NINE_DIGITS = re.compile(r"(?<![\d.,/-])[A-Za-z]?\d{9}(?![\d.,/-])")
CARD = re.compile(r"(?<![\d-])\d(?:[ -]?\d){12,18}(?![\d-])")


def found_in(text: str) -> list[str]:
    """Return what a text seems to hold, as a sentence names it; nothing if all seems well."""
    found = []
    if SOCIAL_SECURITY.search(text):
        found.append("a Social Security number")
    if NINE_DIGITS.search(text):
        found.append("a number of nine digits, like a Social Security or claim number")
    if any(is_card(one[0]) for one in CARD.finditer(text)):
        found.append("the number of a payment card")
    return found


def is_card(number: str) -> bool:
    """Say whether digits pass the check of payment cards (ISO/IEC 7812-1, annex B)."""
    digits = [int(one) for one in number if one.isdigit()][::-1]
    doubled = [2 * one - 9 * (one > 4) for one in digits[1::2]]
    return len(set(digits)) > 1 and (sum(digits[::2]) + sum(doubled)) % 10 == 0
