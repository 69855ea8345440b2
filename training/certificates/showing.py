"""What the page and the PDF of a certificate say, of its facts and the name just given."""

from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils.formats import date_format

from .codes import code_address
from .facts import Facts

MEETS = (
    "Meets the training requirement of 5 U.S.C. 6503(a)(2) where the agency accepts this course."
)


@dataclass(frozen=True)
class Sheet:
    """A certificate as it is shown; `lines` are its facts as (label, value)."""

    name: str
    facts: Facts
    issuer: str
    lines: tuple[tuple[str, str], ...]
    meets: str
    verify_address: str
    code_address: str


def sheet(facts: Facts, name: str) -> Sheet:
    return Sheet(
        name=name,
        facts=facts,
        issuer=settings.AGENCY_NAME,
        lines=lines(facts),
        meets=MEETS if facts.is_for_employees else "",
        verify_address=settings.SITE_URL + reverse("training:verify"),
        code_address=code_address(facts.number, facts.seal),
    )


def lines(facts: Facts) -> tuple[tuple[str, str], ...]:
    """Return what a certificate says of the course and its completion, each with its label."""
    told = (
        ("Completed", f"{date_format(facts.completed_on, 'F j, Y')} ({facts.zone_name})"),
        ("Result", facts.result),
        ("Length", f"{facts.minutes} minute{'' if facts.minutes == 1 else 's'}"),
        ("Course number", f"{facts.course_number}, version {facts.version}"),
        ("Taken for", facts.agency),
    )
    return tuple((label, value) for label, value in told if value)
