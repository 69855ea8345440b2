"""Numbers of questions, such as Q-7KM4XW2P, which people read aloud and type. Pure.

Seven characters by chance and one that proves them. No two characters of the alphabet look alike,
and since there are 31 of them, a prime, a wrong character or two that changed places always show.
"""

import secrets

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
LENGTH = 8
PREFIX = "Q-"


def new_number() -> str:
    """Return a number that nobody can guess; that it is unused is for the caller to see."""
    chosen = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH - 1))
    return f"{PREFIX}{chosen}{check_character(chosen)}"


def check_character(chosen: str) -> str:
    """Return the character with which the weighted sum of all is a multiple of 31."""
    total = sum(place * ALPHABET.index(one) for place, one in enumerate(chosen, start=2))
    return ALPHABET[-total % len(ALPHABET)]


def read_number(text: str) -> str | None:
    """Return the number that was typed, whatever its spaces and capitals; None if it is none."""
    typed = "".join(one for one in text.upper() if one.isalnum())
    if len(typed) == LENGTH + 1:
        typed = typed.removeprefix("Q")
    if len(typed) != LENGTH or not set(typed) <= set(ALPHABET):
        return None
    *chosen, last = typed
    return f"{PREFIX}{typed}" if check_character("".join(chosen)) == last else None
