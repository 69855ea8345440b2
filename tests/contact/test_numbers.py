import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.contact.numbers import ALPHABET, LENGTH, check_character, new_number, read_number

chosen = st.text(ALPHABET, min_size=LENGTH - 1, max_size=LENGTH - 1)


def whole(text):
    return text + check_character(text)


def test_new_number_is_read_as_itself():
    number = new_number()

    assert (read_number(number), len(number)) == (number, 10)


@pytest.mark.parametrize(
    "typed", ["Q-{}", "q-{}", " Q {} ", "{}", "Q{}", "Q–{}"], ids=lambda one: one
)
def test_number_is_read_however_it_is_typed(typed):
    number = whole("7KM4XW2")

    assert read_number(typed.format(number.lower())) == f"Q-{number}"


@given(chosen, st.integers(0, LENGTH - 1), st.sampled_from(ALPHABET))
def test_one_wrong_character_shows(text, place, other):
    number = whole(text)
    wrong = number[:place] + other + number[place + 1 :]

    assert (read_number(wrong) is None) == (wrong != number)


@given(chosen, st.integers(0, LENGTH - 2))
def test_two_characters_that_changed_places_show(text, place):
    number = whole(text)
    wrong = number[:place] + number[place + 1] + number[place] + number[place + 2 :]

    assert (read_number(wrong) is None) == (wrong != number)


@pytest.mark.parametrize(
    "typed", ["", "Q-", "Q-1234567", "Q-7KM4XW2PP", "WLT-0000-0000-0000", "😀"]
)
def test_what_is_no_number_is_none(typed):
    assert read_number(typed) is None
