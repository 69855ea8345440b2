"""The code (QR) on a certificate: a scan leads to a page that has the number and asks the name."""

import io

import segno
from django.conf import settings
from django.urls import reverse

from .keys import keys
from .signing import is_sealed


def code_address(number: str, seal: str) -> str:
    """Return the full address in the code of a certificate: its number and the seal of it."""
    return settings.SITE_URL + reverse("training:sealed", args=[number, seal])


def has_seal(number: str, typed: str) -> bool:
    """Say whether one of the keys made this seal of the number."""
    return any(is_sealed(number, key, typed) for key in keys().values())


def drawn(address: str, *, in_html=True) -> str:
    """Return the code as SVG with its margin of four modules (ISO/IEC 18004), to stand in HTML or
    as a file. It has no size of its own.
    """
    code = segno.make(address, error="m", micro=False)
    if in_html:
        return code.svg_inline(border=4, light="#fff", omitsize=True, svgclass=None, lineclass=None)
    picture = io.BytesIO()
    code.save(picture, kind="svg", border=4, light="#fff", omitsize=True, xmldecl=False)
    return picture.getvalue().decode()
