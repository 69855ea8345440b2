"""What of a Word document has no place in a page, and how that is said."""

import io
import socket
import struct
import zlib

import pytest
from docx import Document
from docx.enum.text import WD_BREAK
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.shared import Inches, RGBColor

from portal.exchange.word import convert
from tests.exchange.documents import NAMES, add_raw, raw, run, saved, with_parts


def losses_of(document):
    data = document if isinstance(document, bytes) else saved(document)
    return convert(data).losses


PICTURE = (
    '<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="x" descr="A chart of days"/>'
    '<a:graphic><a:graphicData uri="p"><pic:pic><pic:blipFill><a:blip {}/></pic:blipFill></pic:pic>'
    "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
)
TEXT_BOX = (
    "<w:p>" + run("Before.") + "<w:r><mc:AlternateContent><mc:Choice><w:drawing><wp:anchor>"
    "<a:graphic><a:graphicData uri='x'><wps:wsp><wps:txbx><w:txbxContent><w:p>"
    + run("In the box.")
    + "</w:p></w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor>"
    "</w:drawing></mc:Choice>{}</mc:AlternateContent></w:r></w:p><w:p>" + run("After.") + "</w:p>"
)
OLD_BOX = (
    "<mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent><w:p>"
    + run("In the box.")
    + "</w:p></w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback>"
)


@pytest.mark.parametrize("fallback", ["", OLD_BOX])
def test_text_boxes_stand_in_the_text_once(fallback):
    converted = convert(raw(TEXT_BOX.format(fallback)))

    assert converted.markdown == "Before.\n\nIn the box.\n\nAfter."
    assert converted.losses == [
        "Text boxes stand in the text now, each after the paragraph it belonged to."
    ]


def test_pictures_are_left_out_with_their_descriptions():
    document = Document()
    document.add_picture(io.BytesIO(png()), width=Inches(1))
    shape = document.inline_shapes[0]._inline.docPr
    shape.set("descr", "Two people at a desk")

    converted = convert(saved(document))

    assert converted.markdown == ""
    assert converted.losses == [
        "Pictures were left out (1): pages have none. Say in words what they show. Their "
        "descriptions: “Two people at a desk”"
    ]


def png():
    """Return a picture of one point."""

    def chunk(kind, data):
        check = zlib.crc32(kind + data)
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", check)

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    return (
        b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(b"\0\0")) + chunk(b"IEND", b"")
    )


def test_picture_that_is_elsewhere_is_not_fetched():
    with socket.create_server(("127.0.0.1", 0)) as elsewhere:
        elsewhere.setblocking(False)
        address = f"http://127.0.0.1:{elsewhere.getsockname()[1]}/x.png"
        document = Document()
        place = document.part.relate_to(address, RELATIONSHIP_TYPE.IMAGE, True)
        add_raw(document, PICTURE.format(f'r:link="{place}"'))

        losses = losses_of(document)

        with pytest.raises(BlockingIOError):
            elsewhere.accept()
    assert "Pictures were left out (1)" in losses[0]


RED, MARKED = '<w:color w:val="FF0000"/>', '<w:highlight w:val="yellow"/>'
UNDERLINED, RAISED = '<w:u w:val="single"/>', '<w:vertAlign w:val="superscript"/>'


@pytest.mark.parametrize(
    ("xml", "markdown", "loss"),
    [
        (f"<w:p>{run('Red', RED)}</w:p>", "Red", "Colors"),
        (f"<w:p>{run('Marked', MARKED)}</w:p>", "Marked", "Colors"),
        (f"<w:p>{run('Line', UNDERLINED)}</w:p>", "Line", "Underlining"),
        (f"<w:p>{run('Gone', '<w:strike/>')}</w:p>", "Gone", "struck out"),
        (f"<w:p>{run('10')}{run('2', RAISED)}</w:p>", "102", "10²"),
        (f"<w:p>{run('a')}{run('b', '<w:vanish/>')}</w:p>", "a", "Hidden words"),
        (
            f"<w:p><w:ins w:id='1'>{run('new')}</w:ins><w:del w:id='2'><w:r><w:delText>old"
            "</w:delText></w:r></w:del></w:p>",
            "new",
            "tracked changes",
        ),
        (
            f"<w:p>{run('So ')}<m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath></w:p>",
            "So a+b",
            "Formulas",
        ),
        (
            "<w:p><w:r><w:drawing><wp:inline><a:graphic><a:graphicData "
            f"uri='{NAMES['c']}'/></a:graphic></wp:inline></w:drawing></w:r></w:p>",
            "",
            "chart or diagram",
        ),
        (f"<w:p>{run('a')}<w:r><w:object/></w:r></w:p>", "a", "embedded"),
        (f"<w:p>{run('A heading', '<w:b/>')}</w:p>", "**A heading**", "“A heading”"),
        (f"<w:p>{run('a')}<w:r><w:ruby/></w:r></w:p>", "a", "“ruby”"),
    ],
)
def test_what_has_no_place_in_a_page_is_named(xml, markdown, loss):
    converted = convert(raw(xml))

    assert converted.markdown == markdown
    assert len(converted.losses) == 1
    assert loss in converted.losses[0]


def test_looks_that_say_nothing_are_not_named():
    black = run("Black", '<w:color w:val="000000"/><w:u w:val="none"/><w:vanish w:val="0"/>')

    converted = convert(raw(f"<w:p>{black}</w:p>"))

    assert (converted.markdown, converted.losses) == ("Black", [])


def test_comments_headers_and_footers_are_named():
    document = Document()
    document.add_paragraph("Text.")
    document.sections[0].header.paragraphs[0].text = "Draft, do not cite"
    comment = f'<w:comment w:id="1"><w:p>{run("Why?")}</w:p></w:comment>'
    comments = f'<w:comments xmlns:w="{NAMES["w"]}">{comment}</w:comments>'

    converted = convert(with_parts(saved(document), comments=comments))

    assert converted.markdown == "Text."
    assert converted.losses == [
        "Comments were left out (1).",
        "The header and the footer were left out.",
    ]


def test_unknown_styles_are_named_once_and_common_ones_not():
    document = Document()
    document.styles.add_style("Boxed & framed", 1)
    for style in ("Boxed & framed", "Boxed & framed", "List Paragraph", "Body Text", "Subtitle"):
        document.add_paragraph(f"In {style}", style=style)

    assert losses_of(document) == [
        "The style “Boxed & framed” has no counterpart here. Its words are ordinary text."
    ]


def test_table_of_contents_is_left_out():
    document = Document()
    document.styles.add_style("toc 1", 1)
    document.add_paragraph("Part one 3", style="toc 1")
    document.add_paragraph("Text.")

    converted = convert(saved(document))

    assert converted.markdown == "Text."
    assert converted.losses == ["The table of contents was left out: a page makes its own."]


def test_page_breaks_and_colors_of_styles_say_nothing():
    document = Document()
    document.add_paragraph("One").add_run().add_break(WD_BREAK.PAGE)
    document.styles["Normal"].font.color.rgb = RGBColor(255, 0, 0)

    assert convert(saved(document)).losses == []
