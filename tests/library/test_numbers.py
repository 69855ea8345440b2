import pytest

from portal.library.numbers import in_full, place, spellings


@pytest.mark.parametrize(
    ("number", "ways"),
    [
        ("", ()),
        ("Handbook 7", ("Handbook 7",)),
        (
            "SF-182",
            ("SF-182", "SF182", "Form SF-182", "SF Form 182", "Standard Form 182"),
        ),
        (
            "DD Form 2946",
            ("DD Form 2946", "DD-2946", "DD2946", "Form DD-2946"),
        ),
        ("CA-1", ("CA-1", "CA1", "Form CA-1", "CA Form 1", "Form CA 1")),
    ],
)
def test_number_is_found_by_each_way_of_writing_it(number, ways):
    assert spellings(number) == ways


@pytest.mark.parametrize(
    ("number", "full"),
    [
        ("SF-182", "SF-182 (Standard Form 182)"),
        ("DD Form 2946", "DD Form 2946"),
        ("CA-1", "CA-1"),
        ("", ""),
    ],
)
def test_number_is_written_out_where_its_letters_say_nothing(number, full):
    assert in_full(number) == full


def test_numbers_sort_by_size_and_forms_without_one_come_last():
    forms = [("", "An agreement"), ("SF-182", "b"), ("CA-2", "c"), ("SF-50", "d"), ("DD 9", "e")]

    ordered = [number for number, _ in sorted(forms, key=lambda one: place(*one))]

    assert ordered == ["CA-2", "DD 9", "SF-50", "SF-182", ""]
