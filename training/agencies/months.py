"""Months and fiscal years. A month is named by its first day. Pure."""

from datetime import date

# The federal fiscal year is named by the year in which it ends.
FIRST_MONTH = 10


def month_of(day: date) -> date:
    return day.replace(day=1)


def fiscal_year(day: date) -> int:
    return day.year + (day.month >= FIRST_MONTH)


def months_of(year: int) -> list[date]:
    """Return the twelve months of a fiscal year, from October on."""
    numbers = [(FIRST_MONTH - 1 + place) % 12 + 1 for place in range(12)]
    return [date(year - (number >= FIRST_MONTH), number, 1) for number in numbers]


def months_over(year: int, today: date) -> list[date]:
    """Return the months of a fiscal year that are over."""
    return [month for month in months_of(year) if month < month_of(today)]


def is_over(year: int, today: date) -> bool:
    return fiscal_year(today) > year
