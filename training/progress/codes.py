"""The codes by which a learner continues on another device. Pure, but for chance.

Twelve characters, each one of 22: more than can be guessed in the seven days a code is good for.
"""

import re
import secrets
from hashlib import sha256

# Nothing that is taken for something else: no 0 O Q, 1 I L, 2 Z, 5 S, 8 B, G, U.
ALPHABET = "ACDEFHJKMNPRTVWXY34679"
LENGTH = 12
GROUP = 4
DAYS = 7


def new_code() -> str:
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def written(code: str) -> str:
    """Return a code in groups, as people read it: ACDE-FHJK-MNPR."""
    return "-".join(code[start : start + GROUP] for start in range(0, len(code), GROUP))


def as_typed(text: str) -> str:
    """Return the code that somebody typed, without spaces, hyphens and small letters."""
    return re.sub(r"[\s\-–—]", "", text).upper()


def fault(code: str) -> str:
    """Return what is wrong with the form of a code, with what to do, or ""."""
    strange = sorted(set(code) - set(ALPHABET))
    if strange:
        verb = "is" if len(strange) == 1 else "are"
        return f"{' '.join(strange)} {verb} in no code. Look at the code again."
    if len(code) != LENGTH:
        return f"A code has {LENGTH} letters and digits. You typed {len(code)}."
    return ""


def hashed(code: str) -> str:
    return sha256(code.encode()).hexdigest()
