import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.publishing.merging import Outcome, merge, merge_text

NAMES = ["title", "body", "related"]
blocks = st.lists(st.sampled_from(["One.", "Two.", "Three.", "", "Four.\nFive."]), max_size=6)
texts = blocks.map("\n\n".join)
contents = st.fixed_dictionaries(
    {"title": st.sampled_from(["", "A", "B"]), "body": texts},
    optional={"related": st.lists(st.integers(1, 3), unique=True).map(sorted)},
)


def met(base, mine, theirs):
    return merge(base, mine, theirs, NAMES, texts=["body"])


def values(found):
    return {name: one.value or "" for name, one in found.items()}


def filled(content):
    return {name: content.get(name) or "" for name in NAMES}


@pytest.mark.parametrize(
    ("base", "mine", "theirs", "outcome", "value"),
    [
        ("A", "A", "A", Outcome.UNCHANGED, "A"),
        ("A", "B", "A", Outcome.MINE, "B"),
        ("A", "A", "B", Outcome.THEIRS, "B"),
        ("A", "B", "B", Outcome.ALIKE, "B"),
        ("A", "B", "C", Outcome.CONFLICT, "B"),
        (None, "", [], Outcome.UNCHANGED, ""),
    ],
)
def test_merge_of_one_field(base, mine, theirs, outcome, value):
    found = merge({"title": base}, {"title": mine}, {"title": theirs}, ["title"])["title"]

    assert (found.outcome, found.value) == (outcome, value)


def test_merge_takes_what_the_base_does_not_tell_for_changed_by_both():
    found = merge({}, {"title": "A", "slug": "a"}, {"title": "B", "slug": "a"}, ["title", "slug"])

    assert [one.outcome for one in found.values()] == [Outcome.CONFLICT, Outcome.ALIKE]


@pytest.mark.parametrize(
    ("base", "mine", "theirs", "merged"),
    [
        ("1 2 3", "1' 2 3", "1 2 3'", "1' 2 3'"),
        ("1 2", "1' 2", "1 2'", "1' 2'"),
        ("1 2 3", "1 2 3 4", "0 1 2 3", "0 1 2 3 4"),
        ("1 2 3 4", "2 3 4", "1 2 3", "2 3"),
        ("1 2 3", "1 2 3 4", "1 2 3 4", "1 2 3 4"),
        # What touches is never guessed at.
        ("1 2", "1 a 2", "1 b 2", None),
        ("1 2 3", "1 3", "1 2' 3", None),
        ("1 2 3", "1 a b 3", "1 2 3'", None),
        ("1 2 3", "1 2 a 3", "1 2' 3", None),
        ("1", "1'", "1''", None),
    ],
)
def test_texts_merge_where_their_changes_are_apart(base, mine, theirs, merged):
    base, mine, theirs = (text.replace(" ", "\n\n") for text in (base, mine, theirs))

    assert merge_text(base, mine, theirs) == (merged and merged.replace(" ", "\n\n"))


def test_texts_with_too_many_blocks_to_compare_are_left_to_a_person():
    base = "\n\n".join(map(str, range(3000)))

    assert merge_text(base, f"{base}\n\nMine.", f"Theirs.\n\n{base}") is None


@given(contents, contents)
def test_merge_without_changes_of_mine_is_theirs(base, theirs):
    assert values(met(filled(base), base, theirs)) == filled(theirs)


@given(contents, contents)
def test_merge_without_changes_of_theirs_is_mine(base, mine):
    assert values(met(filled(base), mine, base)) == filled(mine)


@given(contents, contents, contents)
def test_merge_is_the_same_from_both_sides_but_for_what_conflicts(base, mine, theirs):
    here, there = met(base, mine, theirs), met(base, theirs, mine)

    for name in NAMES:
        if Outcome.CONFLICT in (here[name].outcome, there[name].outcome):
            assert here[name].outcome == there[name].outcome
        else:
            assert (here[name].value or "") == (there[name].value or "")


@given(contents, contents, contents)
def test_nothing_typed_is_missing_from_the_form(base, mine, theirs):
    for name, one in met(base, mine, theirs).items():
        if one.outcome == Outcome.MERGED:
            new = set(mine[name].split("\n\n")) - set(base[name].split("\n\n"))
            assert new <= set(one.value.split("\n\n"))
        elif one.outcome == Outcome.THEIRS:
            assert (mine.get(name) or "") == (base[name] or "")
        else:
            assert (one.value or "") == (mine.get(name) or "")


@given(texts, texts, texts)
def test_merged_text_takes_up_each_side_once_more_without_change(base, mine, theirs):
    merged = merge_text(base, mine, theirs)

    if merged is not None:
        assert merge_text(mine, merged, mine) == merged
        assert merge_text(theirs, theirs, merged) == merged
