"""What holds for every text, however hostile."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.law.citations import find, parents, parse

PIECES = st.sampled_from(
    [
        *("5", "41", "26", "6503", "531.605", "300-90", "2000e-16", "111-292", "14100", "99999999"),
        *("U.S.C.", "USC", "CFR", "C.F.R.", "FR", "Stat.", "Pub. L.", "Public Law", "E.O."),
        *("Executive Order", "part", "chapter", "subpart", "subchapter", "section", "§", "No."),
        *(
            "(a)",
            "(2)",
            "(A)",
            "(iv)",
            "(",
            ")",
            "-",
            "\u2013",
            ",",
            ".",
            "P",
            "IV",
            "\u00a0",
            "\n",
        ),
    ]
)
TEXTS = st.one_of(
    st.text(),
    st.lists(PIECES).map(" ".join),
    st.lists(PIECES).map("".join),
    st.lists(st.one_of(PIECES, st.text(max_size=3), st.just(" "))).map("".join),
)


@pytest.mark.slow
@given(TEXTS)
@settings(deadline=None, max_examples=200)
def test_find_any_text(text):
    matches = list(find(text))

    positions = [place for match in matches for place in (match.start, match.end)]
    assert positions == sorted(positions)
    assert all(match.start < match.end <= len(text) for match in matches)
    for match in matches:
        assert parse(match.label) == match.citation
        assert all(parse(parent).text == parent for parent in parents(match.citation))
        assert len(match.label) <= 120
        assert len(match.url) <= 300


@pytest.mark.slow
@given(TEXTS)
@settings(deadline=None, max_examples=200)
def test_parse_any_text(text):
    try:
        citation = parse(text)
    except ValueError:
        return

    assert parse(citation.text) == citation


@pytest.mark.slow
@pytest.mark.parametrize(
    "piece",
    [
        "5 U.S.C. ",
        "(",
        "(a)",
        "5 U.S.C. 6503(a)-",
        "5 CFR 1-",
        "1 ",
        "5",
        " ",
        "E.O. ",
        "Executive ",
        "5 CFR part 630, subpart ",
    ],
)
def test_find_takes_linear_time(piece):
    durations = {}
    for times in (500, 5_000):
        text = "5 U.S.C. 6503" + piece * times
        durations[times] = min(_duration(text) for _ in range(3))

    assert durations[5_000] < 40 * durations[500] + 0.01


def _duration(text):
    start = time.perf_counter()
    for _ in find(text):
        pass
    return time.perf_counter() - start
