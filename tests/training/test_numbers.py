"""Numbers are read as people type them, and typing errors are found."""

import re
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import settings as tried
from hypothesis import strategies as st

from training.certificates.numbers import (
    ALPHABET,
    LENGTH,
    NumberError,
    check_character,
    grouped,
    new_number,
    read_number,
)

# A machine may be busy with other tests.
unhurried = tried(deadline=None)

drawn = st.text(ALPHABET, min_size=LENGTH - 1, max_size=LENGTH - 1)
bodies = drawn.map(lambda text: text + check_character(text))


def test_number_has_three_groups_of_four_after_the_prefix():
    assert re.fullmatch(r"WLT(-[0-9A-HJKMNP-TV-Z]{4}){3}", new_number())


def test_numbers_are_drawn_anew():
    assert len({new_number() for _ in range(1000)}) == 1000


def test_check_character_is_the_same_for_ever():
    assert check_character("7K2M9QXD4HT") == "5"
    assert check_character("0" * 11) == "0"


@unhurried
@given(bodies)
def test_number_is_read_as_it_is_printed(body):
    assert read_number(grouped(body)) == grouped(body)


NUMBER = grouped("01ABCDEFGHJ" + check_character("01ABCDEFGHJ"))


@pytest.mark.parametrize(
    "spell",
    [
        str.lower,
        lambda number: number.replace("-", ""),
        lambda number: number.replace("-", " "),
        lambda number: number.replace("-", " – "),
        lambda number: number.replace("-", "\u2011"),
        lambda number: f"\t{number}\n",
        lambda number: number.removeprefix("WLT-"),
        lambda number: number.replace("-0", "-o").replace("1", "l"),
        lambda number: number.replace("-0", "-O").replace("1", "I"),
        lambda number: "".join(chr(ord(one) + 0xFEE0) for one in number),
    ],
)
def test_spelling_makes_no_difference(spell):
    assert read_number(spell(NUMBER)) == NUMBER


@unhurried
@given(bodies, st.integers(0, LENGTH - 1), st.sampled_from(ALPHABET))
def test_one_wrong_character_is_found(body, place, other):
    assume(body[place] != other)

    with pytest.raises(NumberError, match="typing error"):
        read_number(grouped(body[:place] + other + body[place + 1 :]))


@unhurried
@given(bodies, st.integers(0, LENGTH - 1), st.integers(0, LENGTH - 1))
def test_two_characters_that_changed_places_are_found(body, one, other):
    assume(body[one] != body[other])
    swapped = list(body)
    swapped[one], swapped[other] = body[other], body[one]

    with pytest.raises(NumberError, match="typing error"):
        read_number(grouped("".join(swapped)))


def test_every_place_has_a_weight_of_its_own():
    # What the check makes of a single 1 at each place is that place's weight.
    ones = ["0" * place + "1" + "0" * (LENGTH - 2 - place) for place in range(LENGTH - 1)]

    weights = [check_character(one) for one in ones]

    assert len({*weights, "1"}) == LENGTH


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("WLT-7K2M-9QXD", "This one has 8"),
        ("WLT-7K2M-9QXD-4", "This one has 9"),
        ("WLT-7K2M-9QXD-4HT5-7", "This one has 13"),
        ("WLT", "This one has 0"),
        ("WLT-7K2M-9QXD-4HTU", "never has “U”"),
        ("WLT-7K2M-9QXD-4H/P", "never has “/”"),
        ("WLT-7K2M-9QXD-4HTX", "typing error"),
        ("Ж" * 12, "never has “Ж”"),
    ],
)
def test_fault_says_what_to_look_at(typed, message):
    with pytest.raises(NumberError, match=message):
        read_number(typed)


@unhurried
@given(st.text("WLTwlt-– 0189AZilouÄß/", max_size=18))
def test_whatever_is_typed_is_a_number_or_a_fault(typed):
    try:
        number = read_number(typed)
    except NumberError:
        return
    assert read_number(number) == number


def test_groups_stand_in_the_order_of_the_text():
    groups = grouped("0123456789AB").split("-")[1:]

    assert all(first < second for first, second in pairwise(groups))
