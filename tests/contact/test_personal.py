import pytest

from portal.contact.personal import found_in

SSN = "a Social Security number"
NINE = "a number of nine digits, like a Social Security or claim number"
CARD = "the number of a payment card"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Mine is 123-45-6789.", [SSN]),
        ("Mine is 123 45 6789", [SSN]),
        ("SSN:123456789", [NINE]),
        ("My claim A123456789 was lost.", [NINE]),
        ("Card 4111 1111 1111 1111, thank you", [CARD]),
        ("Card 4111-1111-1111-1111", [CARD]),
        ("378282246310005", [CARD]),
        ("123-45-6789 and 987654321", [SSN, NINE]),
    ],
)
def test_personal_number_is_found(text, found):
    assert found_in(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Call 202-606-1800 or 1-888-767-6738.",
        "5 U.S.C. 6503(a), 85 FR 48075, August 10, 2020",
        "See https://www.opm.gov/documents/123456789/form.pdf",
        "From 2026-11-22 to 2026-12-31",
        "It costs 123,456,789 dollars.",
        "000-12-3456 and 666-12-3456 and 900-12-3456",
        "4111 1111 1111 1112",
        "0000 0000 0000 0000",
        "SF-182, OPM-71, DD 2946",
    ],
)
def test_other_number_is_let_through(text):
    assert found_in(text) == []
