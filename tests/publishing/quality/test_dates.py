from datetime import date

import pytest

from portal.publishing.quality import dates


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("January 5, 2024", (2024, 1, 5)),
        ("January 5th 2024", (2024, 1, 5)),
        ("Sept. 30, 2024", (2024, 9, 30)),
        ("5 January 2024", (2024, 1, 5)),
        ("1/5/2024", (2024, 1, 5)),
        ("2024-01-05", (2024, 1, 5)),
        ("January 2024", (2024, 1, 0)),
        ("January\n2024", (2024, 1, 0)),
        ("January 5", (0, 1, 5)),
    ],
)
def test_written_date_is_read(text, expected):
    (written,) = dates.find(f"On {text}, it ended.")

    assert (written.year, written.month, written.day) == expected
    assert f"On {text}, it ended."[written.start : written.end] == text


@pytest.mark.parametrize(
    "text", ["13/5/2024", "2024-13-05", "may 5", "Marching 5", "90-1-2024", "111-292"]
)
def test_other_numbers_are_no_dates(text):
    assert list(dates.find(text)) == []


@pytest.mark.parametrize(
    ("text", "last_day"),
    [
        ("January 5, 2024", date(2024, 1, 5)),
        ("February 2024", date(2024, 2, 29)),
        ("February 31, 2023", date(2023, 2, 28)),
        ("January 5", None),
    ],
)
def test_last_day(text, last_day):
    (written,) = dates.find(text)

    assert written.last_day == last_day
