import pytest

from tests.publishing.quality.noticing import findings, noticed


@pytest.mark.parametrize(
    ("body", "line"),
    [
        ("a\n\n| A | B |\n| 1 | 2 |", 3),
        ("|---|---|\n| 1 | 2 |", 1),
        ("| A | B |\n|---|\n| 1 | 2 |", 1),
        ("A | B | C\n--- | ---\n1 | 2", 1),
        ("| A |  |\n|---|---|\n| 1 | 2 |", 1),
    ],
)
def test_table_without_headers_is_found(body, line):
    assert [finding.line for finding in findings("table-header", body)] == [line]


def test_every_column_without_a_header_is_found():
    found = findings("table-header", "| A |  |  |\n|---|---|---|\n| 1 | 2 | 3 |")

    assert [finding.message[:9] for finding in found] == ["Column 2 ", "Column 3 "]


@pytest.mark.parametrize(
    "body",
    [
        "| A | B |\n|---|---|\n| 1 | 2 |",
        "A | B\n--- | ---\n1 | 2",
        "A line with a | stroke\nand one without.",
        "| A line that begins with a stroke.",
        "    | A |\n    | B |",
        "a\n\n---\n\nb",
        "Heading\n---",
    ],
)
def test_tables_with_headers_and_other_strokes_are_right(body):
    assert findings("table-header", body) == []


def test_empty_corner_is_a_warning_of_its_own():
    body = "|  | B |\n|---|---|\n| 1 | 2 |"

    assert noticed("table-corner", body) == [(1, "")]
    assert findings("table-header", body) == []


def test_cells_that_readers_never_see_are_found():
    body = "| A | B |\n|---|---|\n| 1 | 2 |\n| 3 | 4 | 5 |"

    assert noticed("table-lost-cell", body) == [(4, "5")]


def test_short_row_is_found():
    assert noticed("table-short-row", "| A | B |\n|---|---|\n| 1 |") == [(3, "1")]


def test_line_right_below_a_table_is_found():
    (finding,) = findings("table-short-row", "| A | B |\n|---|---|\n| 1 | 2 |\nNot a row.")

    assert (finding.line, finding.excerpt) == (4, "Not a row.")
    assert finding.message.endswith("Put an empty line before it.")


@pytest.mark.parametrize(
    "body",
    [
        "| A | B |\n|---|---|\n| 1 \\| 2 | 3 |",
        "| A | B |\n|---|---|\n| 1 |  |",
        "> | A | B |\n> |---|---|\n> | 1 | 2 |",
        "- | A | B |\n  |---|---|\n  | 1 | 2 |",
        "::: law\n| A | B |\n|---|---|\n| 1 | 2 |\n:::",
        "| A | B |\n|---|---|\n| 1 | 2 |\n\n| 3 | 4 | 5",
    ],
)
def test_rows_as_long_as_their_header_are_right(body):
    assert findings("table-lost-cell", body) + findings("table-short-row", body) == []
