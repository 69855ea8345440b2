"""Days, telephone numbers and names: what is pure."""

from datetime import date

import pytest

from portal.agencies.dates import faults, months_after
from portal.agencies.names import sortable
from portal.agencies.phones import tel

TODAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        ("2026-11-20", 6, "2027-05-20"),
        ("2026-12-31", 12, "2027-12-31"),
        ("2026-08-31", 6, "2027-02-28"),
        ("2027-08-31", 6, "2028-02-29"),
        ("2026-06-30", 6, "2026-12-30"),
    ],
)
def test_months_after_keeps_the_day_where_the_month_has_it(day, months, later):
    assert months_after(date.fromisoformat(day), months) == date.fromisoformat(later)


@pytest.mark.parametrize(
    ("confirmed_on", "expires_on", "fields"),
    [
        ("2026-11-20", "2026-11-21", []),
        ("2026-11-20", "2027-11-20", []),
        ("2026-11-20", "2027-11-21", ["expires_on"]),
        ("2026-11-20", "2026-11-20", ["expires_on"]),
        ("2026-11-21", "2026-11-22", ["confirmed_on"]),
        ("2026-11-21", "2026-11-20", ["confirmed_on", "expires_on"]),
    ],
)
def test_faults_name_the_day_that_is_wrong(confirmed_on, expires_on, fields):
    found = faults(date.fromisoformat(confirmed_on), date.fromisoformat(expires_on), TODAY)

    assert list(found) == fields


@pytest.mark.parametrize(
    ("phone", "address"),
    [
        ("202-555-0100", "tel:+12025550100"),
        ("(202) 555-0100", "tel:+12025550100"),
        ("202.555.0100", "tel:+12025550100"),
        ("1-800-555-0199", "tel:+18005550199"),
        ("+1 202 555 0100", "tel:+12025550100"),
        ("202-555-0100 ext. 12", "tel:+12025550100;ext=12"),
        ("202-555-0100x12", "tel:+12025550100;ext=12"),
        ("202-555-0100, extension 12", "tel:+12025550100;ext=12"),
        ("+49 30 5550100", "tel:+49305550100"),
        ("555-0100", ""),
        ("102-555-0100", ""),
        ("49 30 5550100 77", ""),
        ("+49", ""),
        ("1-800-FLOWERS", ""),
        ("call me", ""),
        ("", ""),
        (" " * 100_000 + "x", ""),
    ],
)
def test_tel_is_the_address_of_a_number_or_nothing(phone, address):
    assert tel(phone) == address


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("Department of the Interior", "Interior"),
        ("Department of Labor", "Labor"),
        ("U.S. Agency for Global Media", "Agency for Global Media"),
        ("Office of the U.S. Trade Representative", "Office of the U.S. Trade Representative"),
    ],
)
def test_name_is_sorted_by_what_readers_look_for(name, place):
    assert sortable(name) == place
