"""What is refused as a Word document, and why."""

import pytest

from portal.exchange.word import WordError, convert
from portal.exchange.word.package import LONGEST
from portal.publishing.models.page import BODY_LENGTH
from tests.exchange.documents import document_of, note, part_of, plain, raw, run, with_parts
from tests.exchange.uploads import zipped

ENTITY = '<?xml version="1.0"?><!DOCTYPE w:document [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
BOMB = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x "xxxxxxxx"><!ENTITY y "&x;&x;&x;&x;">]>'


@pytest.mark.parametrize("declared", [ENTITY, BOMB])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_document_types_are_refused(declared, encoding):
    data = document_of([("text", plain("Text."))])
    main = declared + part_of(data, "document").partition("?>")[2]

    with pytest.raises(WordError, match="declares a document type"):
        convert(with_parts(data, document=main.encode(encoding)))


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "no zip file"),
        (b"Just words", "no zip file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and more", "old Word document"),
        (zipped({"a.md": "x"}), "not a Word document"),
        (zipped({"word/document.xml": "<a/>"}), "not a Word document"),
        (zipped({"word/document.xml": "<a", "[Content_Types].xml": "<a/>"}), "is damaged"),
        (zipped({"word/document.xml": " " * 9_000_000}), "larger than 8 MB"),
        (zipped({"../word/document.xml": "<a/>"}), "leads out"),
        (zipped({"word/document.xml": "<a/>", "[Content_Types].xml": "<a/>"}), "it is damaged"),
        (document_of([("text", plain("x" * (LONGEST + 1)))]), "a page holds 200,000"),
    ],
)
def test_what_is_no_word_document_is_refused_in_words(data, message):
    with pytest.raises(WordError, match=message):
        convert(data)


def test_note_that_is_missing_is_refused_in_words():
    with pytest.raises(WordError, match="save it again"):
        convert(raw(f"<w:p>{run('One')}{note(9)}</w:p>"))


def test_longest_document_fills_the_body_of_a_page():
    assert LONGEST == BODY_LENGTH
