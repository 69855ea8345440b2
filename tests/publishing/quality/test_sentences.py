import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.publishing.quality.sentences import split


@pytest.mark.parametrize(
    "sentences",
    [
        ["Ask first.", "Then wait!", "Is it so?", "Yes"],
        ["No.", "The Act covers employees."],
        ["See No. 5 and Sec. 7 of it.", "2024 was different."],
        ["Ask Dr. J. Smith of the U.S. Office on Jan. 5.", "He knows."],
        ["It says “Wait.”", "So we wait (for long.)", "“Why?”"],
        ["The end of part I.", "It begins, e.g. today, i.e. now."],
        ["one.two is one word and so is 3.5"],
        [],
    ],
)
def test_split(sentences):
    text = " \n".join(sentences)

    assert [text[start:end] for start, end in split(text)] == sentences


@given(st.text(alphabet="aA. !?\n”No5", max_size=40))
@settings(deadline=None)
def test_sentences_hold_every_letter_in_order(text):
    spans = list(split(text))

    assert [place for span in spans for place in span] == sorted(p for span in spans for p in span)
    assert "".join("".join(text[a:b].split()) for a, b in spans) == "".join(text.split())
