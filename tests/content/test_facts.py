"""Every figure, date, citation and address on the pages stands in the facts, or is explained."""

import tomllib
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path

import pytest
from django.conf import settings

from tests.content import collect
from tests.content.pages import place_of, stated
from tests.content.support import Facts

FOLDER = Path(settings.BASE_DIR).parent / "shared" / "facts"
EXPLAINED = tomllib.loads((Path(__file__).parent / "explained.toml").read_text(encoding="utf-8"))


@cache
def unsupported():
    """Return the address, the thing and the place of everything that the facts do not support."""
    facts = Facts(collect.read_index())
    return [
        (path, str(thing), f"{place_of(path)}: {thing} ({' '.join(thing.words.split())!r})")
        for path, found in stated().items()
        for thing in found
        if not facts.support(thing)
    ]


def explanations():
    return [
        (pattern, thing)
        for entry in EXPLAINED["entry"]
        for pattern in entry["pages"]
        for thing in entry["things"]
        if entry["reason"]
    ]


@pytest.mark.slow
def test_pages_state_what_the_facts_support():
    known = explanations()
    open_ = {
        said
        for path, thing, said in unsupported()
        if not any(thing == one and fnmatchcase(path, pattern) for pattern, one in known)
    }

    assert sorted(open_) == []


@pytest.mark.slow
def test_every_explanation_explains_something():
    found = {(path, thing) for path, thing, _ in unsupported()}
    needless = [
        f"{one} of {pattern}"
        for entry in EXPLAINED["entry"]
        for one in entry["things"]
        for pattern in [", ".join(entry["pages"])]
        if not any(
            thing == one and any(fnmatchcase(path, page) for page in entry["pages"])
            for path, thing in found
        )
    ]

    assert needless == []


def test_index_is_sorted_and_names_where_each_thing_stands():
    lines = collect.INDEX.read_text(encoding="utf-8").splitlines()
    keys = [tuple(line.partition("\t")[0].split(" ", 1)) for line in lines]

    assert keys == sorted(set(keys))
    assert [line for line in lines if not line.partition("\t")[2]] == []


@pytest.mark.slow
def test_index_is_up_to_date_with_the_facts():
    """The facts are no part of the project; where they do not stand beside it, nothing is told."""
    kept = collect.INDEX.read_text(encoding="utf-8")
    told = collect.as_index(collect.collect(FOLDER)) if FOLDER.is_dir() else kept

    assert told == kept, "Run: python -m tests.content.collect ../shared/facts"
