"""Many certificates checked at once, in memory: what was sent is neither stored nor logged."""

from dataclasses import dataclass

from django.utils.formats import date_format

from training.certificates.verification import Status, Verdict, verify_many

from .columns import Record, header, row
from .lists import Entry, Reading

HEADER = ("line", "number", "name", "result", "course", "version", "completed_on", "what_to_do")
COUNTED = (Status.GENUINE, Status.SUPERSEDED)


@dataclass(frozen=True)
class Checked:
    """A line of a list, and what is true of its certificate."""

    entry: Entry
    verdict: Verdict

    @property
    def is_good(self) -> bool:
        return self.verdict.status == Status.GENUINE

    @property
    def is_earned(self) -> bool:
        """Say whether somebody earned it, be it by an earlier version of the course."""
        return self.verdict.status in COUNTED

    @property
    def facts(self):
        return self.verdict.facts

    @property
    def advice(self) -> str:
        """Return what to do, as a sentence, or ""."""
        found = self.verdict
        if found.status == Status.REVOKED:
            return f"Revoked: {found.revoked_reason}. Ask the employee to take the course again."
        if found.status == Status.SUPERSEDED:
            return (
                f"Since {date_format(found.superseded_on)} the course needs version "
                f"{found.newer_version}. Ask the employee to take it again."
            )
        if found.status == Status.NOT_CHECKED:
            return "Ask the office that runs this portal."
        if found.status == Status.NOT_GENUINE:
            return "No certificate has this number and this name. Compare both with the paper."
        return ""


def check(reading: Reading) -> list[Checked]:
    """Return each line that could be read with its answer, those first that need a look."""
    verdicts = verify_many([(one.number, one.name) for one in reading.entries])
    found = [Checked(*one) for one in zip(reading.entries, verdicts, strict=True)]
    return sorted(found, key=lambda one: (one.is_good, one.entry.line))


def result_rows(reading: Reading, checked: list[Checked]):
    """Yield the result as rows of a file, in the order of the list; the first names the columns."""
    lines = {one.entry.line: _row(one) for one in checked}
    lines |= {one.line: _unread(one) for one in reading.faults}
    yield HEADER
    yield from (lines[line] for line in sorted(lines))


def training_rows(checked: list[Checked], columns):
    """Yield training records as rows of a file, in the order of the list."""
    yield header(columns)
    for one in sorted(checked, key=lambda one: one.entry.line):
        if one.is_earned:
            yield row(columns, record(one))


def record(checked: Checked) -> Record:
    facts = checked.facts
    return Record(
        employee_id=checked.entry.employee_id,
        number=facts.number,
        title=facts.course,
        course_number=facts.course_number,
        version=facts.version,
        completed_on=facts.completed_on,
        minutes=facts.minutes,
    )


def _unread(fault):
    return [fault.line, "", "", "Not read", "", "", "", fault.message]


def _row(one):
    facts = one.facts
    said = [facts.course, facts.version, facts.completed_on] if facts else ["", "", ""]
    status = one.verdict.status.label
    return [one.entry.line, one.entry.number, one.entry.name, status, *said, one.advice]
