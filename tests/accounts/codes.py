"""The codes of an authenticator app (RFC 6238), reckoned as the app would."""

import base64
import hmac
import struct
import time


def code_for(secret: str) -> str:
    """Return the six digits that an app with this key shows now."""
    counter = struct.pack(">Q", int(time.time()) // 30)
    digest = hmac.digest(base64.b32decode(secret), counter, "sha1")
    offset = digest[-1] & 15
    (number,) = struct.unpack(">I", digest[offset : offset + 4])
    return f"{(number & 0x7FFFFFFF) % 10**6:06d}"
