"""What a question to the feeds may hold."""

from datetime import date

import pytest

from portal.status.feeds.arguments import OF_HISTORY, OF_STATUS, Arguments, Faulty, read


def asked(takes=OF_STATUS, **given):
    return read({name: [value] for name, value in given.items()}, takes)


def test_nothing_asked_is_the_status_of_now_without_markup():
    assert asked() == Arguments(markup=False, use_utc=False, on=None, number=0)


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ({"markup": "on"}, Arguments(markup=True)),
        ({"Markup": "ON"}, Arguments(markup=True)),
        ({"markup": "off"}, Arguments()),
        ({"useutc": "true"}, Arguments(use_utc=True)),
        ({"useUTC": "False"}, Arguments()),
        ({"date": "05/10/2013"}, Arguments(on=date(2013, 5, 10))),
        ({"date": "5/1/2013"}, Arguments(on=date(2013, 5, 1))),
        ({"date": "02/29/2024"}, Arguments(on=date(2024, 2, 29))),
        ({"id": "0"}, Arguments()),
        ({"id": " 3201 "}, Arguments(number=3201)),
        ({"date": "", "id": ""}, Arguments()),
        # Against caches, and for scripts of old.
        ({"_": "1773673749000", "callback": "shown"}, Arguments()),
        # Known, but not here.
        ({"count": "none"}, Arguments()),
    ],
)
def test_arguments_are_understood(given, found):
    assert asked(**given) == found


def test_history_is_asked_for_in_parts():
    assert asked(OF_HISTORY, count="5000", startrow="20") == Arguments(count=5000, start=20)
    assert asked(OF_HISTORY, date="never") == Arguments()


@pytest.mark.parametrize(
    ("name", "value", "detail"),
    [
        ("markup", "yes", "Write on or off."),
        ("useutc", "1", "Write true or false."),
        ("date", "2013-05-10", "Write a day as MM/DD/YYYY, such as 05/10/2013."),
        ("date", "٠٥/١٠/٢٠١٣", "Write a day as MM/DD/YYYY, such as 05/10/2013."),
        (
            "date",
            "02/29/2026",
            "There is no such day. Write a day as MM/DD/YYYY, such as 05/10/2013.",
        ),
        ("id", "-1", "Write a whole number from 0 to 2147483647, in digits."),
        ("id", "99999999999999999999", "Write a whole number from 0 to 2147483647, in digits."),
        ("id", "²", "Write a whole number from 0 to 2147483647, in digits."),
    ],
)
def test_faulty_argument_is_named_with_what_it_takes(name, value, detail):
    with pytest.raises(Faulty) as caught:
        asked(**{name: value})

    assert caught.value.errors == [{"parameter": name, "detail": detail}]


@pytest.mark.parametrize("count", ["0", "5001", "all"])
def test_history_has_its_limits(count):
    with pytest.raises(Faulty) as caught:
        asked(OF_HISTORY, count=count)

    (error,) = caught.value.errors
    assert error["detail"] == "Write a whole number from 1 to 5000, in digits."


def test_every_fault_is_named_at_once():
    with pytest.raises(Faulty) as caught:
        read({"id": ["a"], "markup": ["on", "off"], "Date": ["b"]}, OF_STATUS)

    assert [one["parameter"] for one in caught.value.errors] == ["id", "markup", "date"]
    assert caught.value.errors[1]["detail"] == "Give it once."
