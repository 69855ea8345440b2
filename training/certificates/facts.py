"""What a certificate says beside the name, as people read it."""

from dataclasses import dataclass
from datetime import date

from training.models import Certificate, Completion, Course, Zone

from .keys import keys
from .signing import seal


@dataclass(frozen=True)
class Facts:
    """`minutes` is the length that the course stated; `score` is in percent, None without one.

    `seal` stands beside the number in the code that a scan reads.
    """

    number: str
    seal: str
    course: str
    course_number: str
    version: str
    completed_on: date
    zone: str
    minutes: int
    score: int | None
    agency: str
    is_for_employees: bool

    @classmethod
    def of(cls, certificate: Certificate):
        """Raises KeyError where the key that signed the certificate was taken away."""
        completion: Completion = certificate.completion
        version = completion.course
        return cls(
            number=certificate.number,
            seal=seal(certificate.number, keys()[certificate.key_id]),
            course=version.title,
            course_number=version.course_number,
            version=version.version,
            completed_on=completion.earned_on,
            zone=completion.zone,
            minutes=completion.minutes,
            score=completion.score,
            agency=completion.agency.name if completion.agency else "",
            is_for_employees=version.course.taken_by == Course.Audience.EMPLOYEES,
        )

    @property
    def zone_name(self) -> str:
        """Return what the zone's time is called: "Eastern time", "Mountain time, Arizona"."""
        name, _, where = Zone(self.zone).label.removesuffix(")").partition(" (")
        return f"{name.partition(',')[0]} time" + (f", {where}" if where else "")

    @property
    def result(self) -> str:
        return "Passed" if self.score is None else f"Passed with {self.score} percent"
