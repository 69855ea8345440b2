import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.publishing.diff import Fate, Piece, compare

KEPT, REMOVED, ADDED = Fate.KEPT, Fate.REMOVED, Fate.ADDED
TEXTS = st.text(alphabet="ab c.\n", max_size=60)


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
