"""How long a contact may stand. Pure."""

from calendar import monthrange
from datetime import date

USUAL_MONTHS = 6
MOST_MONTHS = 12
# A contact is about to expire in the last days before it does.
SOON_DAYS = 30


def months_after(day: date, months: int) -> date:
    """Return the same day some months later, or the last day of a month that is too short."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def faults(confirmed_on: date, expires_on: date, today: date) -> dict[str, str]:
    """Return what is wrong with the days of a contact, by field; nothing where they are right."""
    found = {}
    if confirmed_on > today:
        found["confirmed_on"] = "Choose today or the day in the past on which it was confirmed."
    if expires_on <= confirmed_on:
        found["expires_on"] = "Choose a day after the contact was confirmed."
    elif expires_on > months_after(confirmed_on, MOST_MONTHS):
        found["expires_on"] = f"Choose a day at most {MOST_MONTHS} months after it was confirmed."
    return found
