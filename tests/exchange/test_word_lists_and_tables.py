"""Lists of a Word document stay nested and counted, tables keep their cells."""

import pytest
from docx import Document
from docx.oxml import OxmlElement, parse_xml

from portal.core.markup import render
from portal.exchange.word import WordError, convert
from tests.exchange.documents import NAMES, add, add_raw, document_of, plain, raw, run, saved


def markdown_of(document):
    data = document if isinstance(document, bytes) else saved(document)
    return convert(data).markdown


def losses_of(document):
    data = document if isinstance(document, bytes) else saved(document)
    return convert(data).losses


def test_lists_are_nested_as_they_were():
    blocks = [
        ("bullet", 1, plain("a")),
        ("bullet", 2, plain("b")),
        ("number", 3, plain("c")),
        ("bullet", 1, plain("d")),
        ("number", 2, plain("e")),
    ]

    assert markdown_of(document_of(blocks)) == "- a\n  - b\n    1. c\n- d\n  1. e"


def test_numbers_go_on_after_a_paragraph_as_word_counts_them():
    blocks = [
        ("number", 1, plain("one")),
        ("number", 1, plain("two")),
        ("text", plain("Between.")),
        ("number", 1, plain("three")),
    ]

    assert markdown_of(document_of(blocks)) == "1. one\n2. two\n\nBetween.\n\n3. three"


def test_list_that_begins_anew_right_after_another_is_a_list_of_its_own():
    document = document_with_lists()
    for number in ("1", "1", "2"):
        add_item(document, number, f"of {number}")

    text = markdown_of(document)

    assert text == "1. of 1\n2. of 1\n\n1) of 2"
    assert render(text).html.count("<ol>") == 2


def test_numbers_are_counted_by_level():
    document = document_with_lists()
    for level in (0, 1, 1, 0, 1):
        add_item(document, "1", f"level {level}", level)

    assert markdown_of(document) == (
        "1. level 0\n   1. level 1\n   2. level 1\n2. level 0\n   1. level 1"
    )


def test_letters_of_a_list_become_numbers_and_that_is_said():
    document = document_with_lists(form="lowerLetter", start=3)
    add_item(document, "1", "c")

    converted = convert(saved(document))

    assert converted.markdown == "3. c"
    assert [one for one in converted.losses if "letters or Roman numerals" in one]


def test_numbers_of_headings_are_left_out_and_that_is_said():
    document = document_with_lists()
    properties = '<w:pStyle w:val="Heading1"/><w:numPr><w:numId w:val="1"/></w:numPr>'
    for text in ("One", "Two"):
        add_raw(document, f"<w:p><w:pPr>{properties}</w:pPr>{run(text)}</w:p>")

    converted = convert(saved(document))

    assert converted.markdown == "## One\n\n## Two"
    assert converted.losses == ["The numbers of headings were left out."]


def document_with_lists(form="decimal", start=1):
    """Return a document that defines the lists 1 and 2, which begins anew."""
    document = Document()
    numbering = document.part.numbering_part.element
    for child in list(numbering):
        numbering.remove(child)
    levels = "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/></w:lvl>'
        for n in range(3)
    )
    names = f'xmlns:w="{NAMES["w"]}"'
    begin = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    for xml in (
        f'<w:abstractNum {names} w:abstractNumId="7">{levels}</w:abstractNum>',
        f'<w:num {names} w:numId="1"><w:abstractNumId w:val="7"/></w:num>',
        f'<w:num {names} w:numId="2"><w:abstractNumId w:val="7"/>{begin}</w:num>',
    ):
        numbering.append(parse_xml(xml))
    return document


def add_item(document, number, text, level=0):
    properties = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    add_raw(document, f"<w:p><w:pPr>{properties}</w:pPr>{run(text)}</w:p>")


def test_table_has_a_header_row_and_keeps_its_cells():
    converted = convert(document_of([("table", [["A", "B|C"], ["1", ""], ["- x", "a_b"]])]))

    assert converted.markdown == "| A | B\\|C |\n| --- | --- |\n| 1 |  |\n| - x | a_b |"
    assert converted.losses == [
        "The first row of a table was taken for its header row. Check whether it is one."
    ]


def test_table_whose_header_row_is_named_is_not_asked_about():
    document = Document()
    table = add(document, "table", [["A"], ["1"]])
    add_header_mark(table.rows[0])

    assert losses_of(document) == []


def add_header_mark(row):
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def test_lines_of_a_cell_are_set_apart():
    document = Document()
    table = add(document, "table", [["A", "B"], ["Monday\nTuesday", "One."]])
    table.cell(1, 1).add_paragraph("Two")

    converted = convert(saved(document))

    assert converted.markdown.endswith("| Monday; Tuesday | One. Two |")
    assert "Lines within a cell of a table are set apart by semicolons." in converted.losses


def test_merged_cells_are_taken_apart():
    document = Document()
    table = add(document, "table", [["a", "b", "c"], ["d", "e", "f"], ["g", "h", "i"]])
    for first, last in ((0, 0), (0, 1)), ((1, 1), (2, 2)):
        for cell in (table.cell(*last), table.cell(*first)):
            cell.text = "" if cell._tc is table.cell(*last)._tc else cell.text
        table.cell(*first).merge(table.cell(*last))
    for row in (1, 2):
        for column in (1, 2):
            if (row, column) != (1, 1):
                table.cell(row, column).text = "e"

    converted = convert(saved(document))

    rows = converted.markdown.splitlines()
    assert [row.count("|") for row in rows] == [4] * 4
    assert rows[0] == "| a |  | c |"
    assert (rows[2], rows[3]) == ("| d | e |  |", "| g |  |  |")
    assert "Merged cells were taken apart" in " ".join(converted.losses)


def test_table_wider_than_any_page_is_refused():
    cell = '<w:tc><w:tcPr><w:gridSpan w:val="99999999"/></w:tcPr><w:p/></w:tc>'

    with pytest.raises(WordError, match="more than 100 columns"):
        convert(raw(f"<w:tbl><w:tr>{cell}</w:tr></w:tbl><w:p/>"))


def test_table_in_a_table_is_running_text():
    document = Document()
    table = add(document, "table", [["A"], ["B"]])
    inner = table.cell(1, 0).add_table(1, 2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "one", "two"

    converted = convert(saved(document))

    assert converted.markdown.splitlines()[-1] == "| B; one two |"
    assert "A table within a table is running text now." in converted.losses
