"""The address of a way in as a code to scan (ISO/IEC 18004), for posters and slides. Pure."""

from io import BytesIO

import segno

# Dots of the picture for one module of the code: sharp on paper at three centimeters.
PNG_SCALE = 12
SVG_SCALE = 8


def svg(url: str) -> bytes:
    """Return the code as a picture that any size suits."""
    return _saved(url, kind="svg", scale=SVG_SCALE, title=f"Code for {url}", nl=False)


def png(url: str) -> bytes:
    return _saved(url, kind="png", scale=PNG_SCALE)


def _saved(url, **how):
    picture = BytesIO()
    # Level Q still reads where a quarter of it is covered.
    segno.make_qr(url, error="q").save(picture, border=4, **how)
    return picture.getvalue()
