"""What proves that a certificate is ours: the signature of all it says, and the seal of its number.

Pure, given the keys. A name goes into the signature and cannot be had back from it without the key.
"""

import hashlib
import hmac
import json
from dataclasses import astuple, dataclass
from datetime import date

from . import names, numbers

SEAL_LENGTH = 16


@dataclass(frozen=True)
class Statement:
    """All that a certificate says and a signature covers."""

    number: str
    course_number: str
    version: str
    completed_on: date
    zone: str
    score: int | None
    name: str


def canonical(statement: Statement) -> bytes:
    """Return the bytes that are signed: one JSON array, so that no two statements share them."""
    *facts, name = astuple(statement)
    values = ["certificate", *facts, names.as_compared(name)]
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"), default=str).encode()


def sign(statement: Statement, key: bytes) -> str:
    """Return the signature, HMAC-SHA-256 (RFC 2104), as 64 hexadecimal digits."""
    return hmac.new(key, canonical(statement), hashlib.sha256).hexdigest()


def is_signed(statement: Statement, key: bytes, signature: str) -> bool:
    return hmac.compare_digest(sign(statement, key).encode(), signature.encode())


def seal(number: str, key: bytes) -> str:
    """Return the 16 characters (80 bits) that stand beside the number in its printed code."""
    digest = hmac.new(key, f"seal:{number}".encode(), hashlib.sha256).digest()
    bits = int.from_bytes(digest[:10])
    return "".join(numbers.ALPHABET[bits >> 5 * place & 31] for place in range(SEAL_LENGTH))


def is_sealed(number: str, key: bytes, typed: str) -> bool:
    return hmac.compare_digest(seal(number, key).encode(), typed.encode())
