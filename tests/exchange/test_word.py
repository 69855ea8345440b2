"""What a Word document becomes: its words, headings, quotes, links and footnotes."""

import pytest
from docx import Document

from portal.core.markup import render
from portal.exchange.word import convert
from tests.exchange.documents import (
    NAMES,
    add,
    add_link,
    document_of,
    note,
    part_of,
    plain,
    raw,
    run,
    saved,
    with_parts,
)


def markdown_of(document):
    data = document if isinstance(document, bytes) else saved(document)
    return convert(data).markdown


def losses_of(document):
    data = document if isinstance(document, bytes) else saved(document)
    return convert(data).losses


def test_plain_document_loses_nothing():
    converted = convert(document_of([("text", plain("One.")), ("text", plain("Two."))]))

    assert (converted.markdown, converted.title, converted.losses) == ("One.\n\nTwo.", "", [])


@pytest.mark.parametrize(
    ("blocks", "markdown"),
    [
        (
            [
                (
                    "text",
                    [("A ", 0, 0), ("bold", 1, 0), (" and ", 0, 0), ("ital", 0, 1), (".", 0, 0)],
                )
            ],
            "A **bold** and *ital*.",
        ),
        ([("text", [("both", 1, 1)])], "***both***"),
        ([("text", [("bold ", 1, 0), ("and both", 1, 1)])], "**bold *and both***"),
        ([("text", [("ital ", 0, 1), ("both", 1, 1), (" ital", 0, 1)])], "*ital **both** ital*"),
        ([("text", [(" bold ", 1, 0), ("next", 0, 0)])], "**bold** next"),
        ([("text", [("Note:", 1, 0), ("next", 0, 0)])], "**Note**:next"),
        ([("text", [("in", 1, 0), ("side", 0, 0)])], "**in**side"),
        ([("text", plain("one\ntwo\n- three"))], "one\\\ntwo\\\n\\- three"),
        ([("text", plain("-5 degrees, #1, 5 U.S.C. 6503(a)"))], "-5 degrees, #1, 5 U.S.C. 6503(a)"),
        (
            [("text", plain("snake_case _x_ *y* [z] C:\\n"))],
            "snake_case \\_x\\_ \\*y\\* \\[z\\] C:\\\\n",
        ),
        ([("text", plain("a|b & &amp; <b> 1 < 2"))], "a|b & \\&amp; \\<b> 1 < 2"),
        ([("heading", 1, plain("One")), ("heading", 1, plain("Two #"))], "## One\n\n## Two \\#"),
        ([("heading", 2, [("Bold", 1, 0), (" it", 0, 1)])] * 2, "## Bold *it*\n\n## Bold *it*"),
    ],
)
def test_words_of_a_paragraph(blocks, markdown):
    assert markdown_of(document_of(blocks)) == markdown


def test_headings_begin_at_level_two_and_skip_none():
    levels = [(1, "A"), (3, "B"), (2, "C"), (1, "D"), (2, "E"), (3, "F"), (4, "G")]
    converted = convert(document_of([("heading", level, plain(text)) for level, text in levels]))

    headings = "## A\n\n### B\n\n### C\n\n## D\n\n### E\n\n#### F\n\n#### G"
    assert converted.markdown == headings
    assert converted.losses == [
        "Some headings changed their level: none may skip one, or go deeper than ####."
    ]
    assert render(converted.markdown).problems == ()


def test_title_of_the_document_is_the_title_of_the_page():
    document = Document()
    document.add_paragraph("The title", style="Title")
    add(document, "heading", 1, plain("Part"))

    converted = convert(saved(document))

    assert (converted.title, converted.markdown) == ("The title", "## Part")
    assert converted.losses == ["“The title” is the title of the page now, not part of its text."]


def test_only_heading_of_the_first_level_is_the_title_if_it_comes_first():
    blocks = [
        ("heading", 1, plain("Title")),
        ("heading", 2, plain("Part")),
        ("text", plain("Text")),
    ]

    first, later = convert(document_of(blocks)), convert(document_of(blocks[::-1]))

    assert (first.title, first.markdown) == ("Title", "## Part\n\nText")
    assert (later.title, later.markdown) == (
        "",
        "Text\n\n### Part\n\n## Title".replace("###", "##"),
    )


def test_quotes_keep_their_place():
    document = Document()
    document.add_paragraph("Said.", style="Quote")

    assert markdown_of(document) == "> Said."


def test_links_lead_where_they_led():
    document = Document()
    paragraph = document.add_paragraph("See ")
    add_link(paragraph, "https://www.opm.gov/a_b(c)?x=1|2", "OPM [1]")
    add_link(paragraph, "mailto:a@opm.gov", " mail ")
    paragraph.add_run("or!")
    add_link(paragraph, "https://www.opm.gov/x_y", "https://www.opm.gov/x_y")

    assert markdown_of(document) == (
        "See [OPM \\[1\\]](https://www.opm.gov/a_b%28c%29?x=1%7C2) [mail](mailto:a@opm.gov) "
        "or\\!<https://www.opm.gov/x_y>"
    )


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "file:///etc/passwd", "a.docx", "//x.gov/", "https:///x"]
)
def test_links_that_lead_to_no_website_are_words(address):
    document = Document()
    add_link(document.add_paragraph("See "), address, "this")

    converted = convert(saved(document))

    assert converted.markdown == "See this"
    assert converted.losses == ["Links that lead to no website were left out; their words stayed."]


def test_links_within_the_document_are_words():
    document = raw(f'<w:p><w:hyperlink w:anchor="_Toc1">{run("Part 1")}</w:hyperlink></w:p>')

    assert markdown_of(document) == "Part 1"
    assert "Links to places in the document" in losses_of(document)[0]


def test_links_to_our_own_pages_name_them():
    document = Document()
    add_link(document.add_paragraph(), "https://portal.gov/a/", "here")

    converted = convert(saved(document), lambda href: href.replace("https://portal.gov", "page:"))

    assert converted.markdown == "[here](page:/a/)"


def footnotes(*texts):
    notes = "".join(
        f'<w:footnote w:id="{n}"><w:p>{run(text)}</w:p></w:footnote>'
        for n, text in enumerate(texts, start=2)
    )
    return f'<w:footnotes xmlns:w="{NAMES["w"]}">{notes}</w:footnotes>'


def test_footnotes_stand_at_the_end():
    document = raw(f"<w:p>{run('One')}{note(2)}{run(' two')}{note(3)}{run('(x)')}</w:p>")
    data = with_parts(document, footnotes=footnotes("The first.", "- The second_."))

    text = convert(data).markdown

    assert text == "One[^1] two[^2]\\(x)\n\n[^1]: The first.\n\n[^2]: \\- The second\\_."
    assert render(text).problems == ()


def test_links_and_lists_of_footnotes_are_as_in_the_text():
    field = '<w:fldSimple w:instr="x"/>'
    link = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>HYPERLINK '
        '"{}"</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        '<w:r><w:t>here</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    notes = "".join(
        f'<w:footnote w:id="{n}"><w:p>{link.format(address)}{field}</w:p></w:footnote>'
        for n, address in ((2, "javascript:alert(1)"), (3, "https://a.gov/b c"))
    )
    document = raw(f"<w:p>{run('One')}{note(2)}{note(3)}</w:p>")
    notes = f'<w:footnotes xmlns:w="{NAMES["w"]}">{notes}</w:footnotes>'

    converted = convert(with_parts(document, footnotes=notes))

    assert converted.markdown.endswith("[^1]: here\n\n[^2]: [here](https://a.gov/b%20c)")
    assert converted.losses == ["Links that lead to no website were left out; their words stayed."]


def test_documents_in_the_strict_form_are_read():
    data = document_of([("heading", 1, plain("A")), ("heading", 1, plain("B"))])
    strict = {
        NAMES["w"]: "http://purl.oclc.org/ooxml/wordprocessingml/main",
        NAMES["r"]: "http://purl.oclc.org/ooxml/officeDocument/relationships",
    }
    main = part_of(data, "document")
    for transitional, other in strict.items():
        main = main.replace(transitional, other)

    assert markdown_of(with_parts(data, document=main)) == "## A\n\n## B"


def test_words_of_fields_are_kept():
    field = f"<w:fldSimple w:instr='REF x'>{run('Table 2')}</w:fldSimple>"

    assert markdown_of(raw(f"<w:p>{run('See ')}{field}</w:p>")) == "See Table 2"
