"""The columns of training records that agencies report (5 CFR 410.701), as each wants them. Pure.

The elements follow the boxes of Standard Form 182; codes are text, with the zeros that the form
prints. No Social Security number is ever held; the day of birth stays empty, for agencies to fill.
"""

import re
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal

LONGEST_HEADER, LONGEST_VALUE = 60, 100
OWN = ("own_1", "own_2", "own_3")
_SOCIAL = re.compile(r"\b(ssn|social security)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Record:
    """One employee's completed course. `minutes` is the length that the course stated."""

    employee_id: str
    number: str
    title: str
    course_number: str
    version: str
    completed_on: date
    minutes: int


@dataclass(frozen=True)
class Element:
    """One thing that a record says: of each certificate by `of`, or the same in every row.

    `value` is what it is to begin with; `is_fixed` keeps agencies from setting it themselves.
    """

    key: str
    label: str
    of: Callable[[Record], str] | None = None
    value: str = ""
    is_fixed: bool = False
    is_in: bool = True


@dataclass(frozen=True)
class Column:
    """What an agency makes of an element: whether and how it is called, and one value for all."""

    key: str
    header: str
    value: str = ""
    is_in: bool = True

    @property
    def element(self) -> Element:
        return ELEMENTS[self.key]


def _day(record):
    return record.completed_on.isoformat()


def _hours(record):
    return str((Decimal(record.minutes) / 60).quantize(Decimal("0.01")))


_all = (
    Element("agency_subelement", "Agency and subelement code"),
    Element("employee_id", "Employee number", lambda one: one.employee_id, is_fixed=True),
    Element("birth_date", "Date of birth: always empty", lambda one: "", is_fixed=True),
    Element("training_title", "Title of the course", lambda one: one.title),
    Element("course_number", "Course number", lambda one: one.course_number),
    Element("type_code", "Training type: 03 is basic training", value="03"),
    Element("sub_type_code", "Training sub-type, such as federally mandated training"),
    Element("start_date", "First day: the day of completion, since none is kept", _day),
    Element("end_date", "Day of completion", _day),
    Element("duty_hours", "Duty hours: the length of the course", _hours),
    Element("non_duty_hours", "Non-duty hours", value="0"),
    Element("purpose_type", "Purpose"),
    Element("delivery_type_code", "Delivery: 03 is technology based", value="03"),
    Element("designation_type_code", "Credit designation"),
    Element("credit", "Credit"),
    Element("credit_type_code", "Type of credit"),
    Element("accreditation_indicator", "Accredited", value="N"),
    Element("csa_required", "Continued service agreement required", value="N"),
    Element("csa_expiration", "Day on which that agreement ends"),
    Element("source_type_code", "Source: 02 is another agency, 01 is your own", value="02"),
    Element("tuition_cost", "Tuition and fees", value="0"),
    Element("materials_cost", "Books and materials", value="0"),
    Element("travel_cost", "Travel", value="0"),
    Element("per_diem_cost", "Per diem", value="0"),
    Element("nongov_contribution", "Contribution from outside the government", value="0"),
    Element("travel_indicator", "Travel needed", value="N"),
    Element("course_version", "Version of the course", lambda one: one.version, is_in=False),
    Element("certificate_number", "Certificate number", lambda one: one.number, is_in=False),
    *(Element(key, "A column of your own", is_in=False) for key in OWN),
)
ELEMENTS = {one.key: one for one in _all}
USUAL = tuple(
    Column(one.key, "" if one.key in OWN else one.key, one.value, one.is_in) for one in _all
)


def read_columns(stored: list[dict]) -> tuple[Column, ...]:
    """Return an agency's columns in their order.

    An element that came since they were saved stands at the end, left out.
    """
    if not stored:
        return USUAL
    known = {one["key"]: Column(**one) for one in stored if one["key"] in ELEMENTS}
    later = [Column(one.key, one.header, one.value, False) for one in USUAL if one.key not in known]
    return (*known.values(), *later)


def write_columns(columns) -> list[dict]:
    return [asdict(one) for one in columns]


def fault(column: Column) -> str:
    """Return what is wrong with a column by itself, as a sentence, or ""."""
    if _SOCIAL.search(f"{column.header} {column.value}".replace("_", " ")):
        return "Social Security numbers are never exported. Your own system adds them."
    if column.is_in and not column.header:
        return "Give the column a name, or leave it out."
    if column.value and column.element.is_fixed:
        return "This column never has one value for everybody."
    return ""


def repeated(columns) -> set[str]:
    """Return the names that two columns have, whatever their capitals."""
    headers = [one.header.casefold() for one in columns if one.is_in]
    return {one.header for one in columns if one.is_in and headers.count(one.header.casefold()) > 1}


def header(columns) -> list[str]:
    return [one.header for one in columns if one.is_in]


def row(columns, record: Record) -> list[str]:
    """Return a record as the agency wants it."""
    return [_value(one, record) for one in columns if one.is_in]


def _value(column, record):
    of = column.element.of
    return column.value or (of(record) if of else "")
