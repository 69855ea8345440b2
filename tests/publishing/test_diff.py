import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.publishing.diff import Fate, Piece, compare, compare_html, condensed

KEPT, REMOVED, ADDED, SKIPPED = Fate.KEPT, Fate.REMOVED, Fate.ADDED, Fate.SKIPPED
TEXTS = st.text(alphabet="ab c.\n", max_size=60)


def repeated(text):
    return text * 40


@pytest.mark.parametrize(
    ("old", "new", "pieces"),
    [
        ("", "", []),
        ("Same.", "Same.", [Piece(KEPT, "Same.")]),
        ("", "New.", [Piece(ADDED, "New.")]),
        ("Gone.", "", [Piece(REMOVED, "Gone.")]),
        (
            "You must ask.",
            "You may ask.",
            [
                Piece(KEPT, "You "),
                Piece(REMOVED, "must"),
                Piece(ADDED, "may"),
                Piece(KEPT, " ask."),
            ],
        ),
        (
            "One.\n\nTwo.\n\nThree.",
            "One.\n\nThree.",
            [Piece(KEPT, "One.\n\n"), Piece(REMOVED, "Two.\n\n"), Piece(KEPT, "Three.")],
        ),
    ],
)
def test_compare_names_what_was_kept_removed_and_added(old, new, pieces):
    assert compare(old, new) == pieces


@given(TEXTS, TEXTS)
def test_pieces_make_up_both_texts(old, new):
    pieces = compare(old, new)

    assert "".join(piece.text for piece in pieces if piece.fate != ADDED) == old
    assert "".join(piece.text for piece in pieces if piece.fate != REMOVED) == new


@given(TEXTS)
def test_text_compared_with_itself_is_kept_whole(text):
    assert {piece.fate for piece in compare(text, text)} <= {KEPT}


@given(st.lists(st.builds(Piece, st.sampled_from([KEPT, REMOVED, ADDED]), TEXTS.map(repeated))))
def test_condensed_loses_nothing(pieces):
    assert "".join(p.text for p in condensed(pieces)) == "".join(p.text for p in pieces)


def test_condensed_sets_apart_what_is_far_from_every_change():
    lines = "".join(f"Line {number} says nothing new.\n" for number in range(60))

    pieces = condensed(compare(f"Old.\n{lines}End.", f"New.\n{lines}Finish."))

    assert [piece.fate for piece in pieces] == [
        REMOVED, ADDED, KEPT, SKIPPED, KEPT, REMOVED, ADDED, KEPT,
    ]  # fmt: skip
    assert pieces[3].text.startswith("Line")
    assert pieces[3].text.endswith(".\n")


@pytest.mark.parametrize(
    ("old", "new", "marked"),
    [
        (
            "<p>You must ask.</p>",
            "<p>You may ask.</p>",
            "<p>You <ins>may</ins> <del>must</del> ask.</p>",
        ),
        ("<p>Same.</p>", "<p>Same.</p>", "<p>Same.</p>"),
    ],
)
def test_compare_html_marks_words(old, new, marked):
    assert compare_html(old, new).strip() == marked
