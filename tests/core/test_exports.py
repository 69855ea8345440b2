import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.core.exports import csv_file, csv_lines, plain, safe


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", " =", "'=", "''+"])
def test_safe_puts_an_apostrophe_before_a_formula(start):
    assert safe(f"{start}HYPERLINK(1)") == f"'{start}HYPERLINK(1)"


@pytest.mark.parametrize("value", ["", "telework", "a=b", "'quoted'", "(-1)", -1, 0, 2.5])
def test_safe_leaves_what_is_no_formula(value):
    assert safe(value) == value


def test_safe_shows_nothing_for_none():
    assert safe(None) == ""


@given(st.text(alphabet="'=+-@\t\r\n a＝", max_size=6))
def test_plain_undoes_safe_and_no_formula_is_left(text):
    assert plain(safe(text)) == text
    assert safe(text).lstrip(" ")[:1] not in tuple("=+-@\t\r\n＝")


def test_csv_lines_quote_what_needs_it_and_begin_with_the_mark():
    lines = list(csv_lines([["a", "b"], ['say "x"', "1,\n2"]]))

    assert lines == ["\ufeff", "a,b\r\n", '"say ""x""","1,\n2"\r\n']


@given(st.lists(st.lists(st.text(st.characters(codec="utf-8")), min_size=2, max_size=2)))
def test_csv_lines_read_back_as_they_were(rows):
    text = "".join(csv_lines(rows)).removeprefix("\ufeff")

    read = [[plain(cell) for cell in row] for row in csv.reader(io.StringIO(text, newline=""))]
    assert read == rows


def test_csv_file_is_sent_row_by_row_and_kept_by_nobody():
    def rows():
        yield ["address"]
        raise RuntimeError("Asked for a row before it was sent.")

    answer = csv_file("pages.csv", rows())

    pieces = iter(answer)
    assert (next(pieces), next(pieces)) == ("\ufeff".encode(), b"address\r\n")
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert answer["Content-Disposition"] == 'attachment; filename="pages.csv"'
    assert answer["Cache-Control"] == "private, no-store"
