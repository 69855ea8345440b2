"""A certificate as PDF/UA-1 (ISO 14289-1), typeset in memory."""

from functools import cache
from pathlib import Path

import typst

from .codes import drawn
from .showing import Sheet

TEMPLATE = Path(__file__).with_name("certificate.typ")


class UnprintableError(Exception):
    """The name holds a character that the fonts at hand do not have."""


def make_pdf(sheet: Sheet) -> bytes:
    """Return the PDF. The name is handed over as data, so nothing in it is read as markup.

    Raises UnprintableError. No error tells the name.
    """
    try:
        return typst.compile(
            TEMPLATE.read_bytes(),
            format="pdf",
            font_paths=_fonts(),
            ignore_system_fonts=True,
            sys_inputs=_inputs(sheet),
            pdf_standards=["ua-1"],
        )
    except typst.TypstError as error:
        is_of_the_name = "could not be displayed" in error.message
    # Outside, so that what typst says of the name goes along with no other error.
    raise UnprintableError if is_of_the_name else RuntimeError("The certificate was not typeset.")


@cache
def _fonts():
    """Return typst's own fonts, so that a certificate looks the same from every machine."""
    return typst.Fonts(include_system_fonts=False)


def _inputs(sheet):
    facts = sheet.facts
    return {
        "name": sheet.name,
        "course": facts.course,
        "issuer": sheet.issuer,
        "number": facts.number,
        "meets": sheet.meets,
        "verify": sheet.verify_address,
        "code": drawn(sheet.code_address, in_html=False),
        "labels": "\n".join(label for label, _ in sheet.lines),
        "values": "\n".join(value for _, value in sheet.lines),
    }
