"""What holds for every page that the portal starts with. Exceptions stand in exceptions.toml."""

import re
import tomllib
from collections import Counter
from fnmatch import fnmatchcase
from pathlib import Path

import pytest

from tests.content.pages import by_path, place_of, seeds
from tests.content.rendered import findings, readings

EXCEPTIONS = tomllib.loads((Path(__file__).parent / "exceptions.toml").read_text(encoding="utf-8"))
LINK = re.compile(r"\]\(page:(/[^)#\s]*)(?:#([^)\s]+))?\)")
ADDRESS = re.compile(r"\]\(https?://")
TITLES, SUMMARIES = range(20, 66), range(50, 201)
# A question is its own title.
QUESTION_TITLES = range(20, 91)
# They list questions or lessons, each of which names its own sources.
LISTS = {"faqs.category", "faqs.audiencelist", "training.module"}
# A longer title needs a shorter one for menus.
MENU = 40
WORDS = {
    "telework.topic": range(400, 901),
    "worklife.topic": range(400, 901),
    "worklife.program": range(400, 901),
    "faqs.question": range(40, 181),
}


def titles():
    for seed in seeds():
        allowed = QUESTION_TITLES if seed.head["kind"] == "faqs.question" else TITLES
        if len(seed.head["title"]) not in allowed:
            yield seed.path, f"the title has {len(seed.head['title'])} characters"
    yield from twice("title")


def summaries():
    for seed in seeds():
        if len(seed.head["summary"]) not in SUMMARIES:
            yield seed.path, f"the summary has {len(seed.head['summary'])} characters"
    yield from twice("summary")


def twice(name):
    counts = Counter(seed.head[name].casefold() for seed in seeds())
    for seed in seeds():
        if counts[seed.head[name].casefold()] > 1:
            yield seed.path, f"another page has its {name}"


def short_titles():
    for seed in seeds():
        is_listed = seed.head["kind"] == "faqs.question"
        label = seed.head.get("short_title") or seed.head["title"]
        if len(label) > MENU and not is_listed:
            yield seed.path, f"its name in menus has {len(label)} characters: {label!r}"


def sources():
    for seed in seeds():
        has_address = any(ADDRESS.search(line) for line in seed.head.get("sources", []))
        reading = readings()[seed.path]
        cites = any(one.citations for one in (reading.body, *reading.lines))
        if not has_address and not cites and seed.head["kind"] not in LISTS:
            yield seed.path, "it names no source with an address, and cites no law"


def reviews():
    for seed in seeds():
        done, due = seed.head.get("reviewed_on"), seed.head.get("review_due_on")
        if not done or not due or due <= done:
            yield seed.path, f"it was reviewed on {done}; the next review is due on {due}"


def parents():
    for seed in seeds():
        if seed.parent_path and seed.parent_path not in by_path():
            yield seed.path, f"there is no page at {seed.parent_path}"


def related():
    for seed in seeds():
        named = seed.head.get("related", [])
        for path in named:
            if path not in by_path() or path == seed.path:
                yield seed.path, f"it names {path} as related"
        if len(set(named)) < len(named):
            yield seed.path, "it names a page as related twice"


def links():
    for seed in seeds():
        text = "\n".join([seed.body, *(str(value) for value in seed.head.values())])
        for path, anchor in LINK.findall(text):
            if path not in by_path():
                yield seed.path, f"it links to {path}"
            elif anchor and anchor not in readings()[path].anchors:
                yield seed.path, f"it links to {path}#{anchor}"


def rendering():
    for path, reading in readings().items():
        for problem in reading.problems:
            yield path, problem


def quality():
    for path, found in findings().items():
        for one in found:
            if one.rule != "text-hard":
                yield path, f"{one.rule}, {one}"


def grade():
    for path, found in findings().items():
        for one in found:
            if one.rule == "text-hard":
                yield path, one.message.partition(";")[0]


def words():
    for seed in seeds():
        allowed = WORDS.get(seed.head["kind"])
        number = readings()[seed.path].words
        if allowed and number not in allowed:
            yield seed.path, f"it has {number} words, not {allowed.start} to {allowed.stop - 1}"


RULES = (
    titles, summaries, short_titles, sources, reviews, parents, related, links, rendering, quality,
    grade, words,
)  # fmt: skip


def is_excepted(rule, path, said, entry):
    return (
        entry["rule"] == rule
        and any(fnmatchcase(path, pattern) for pattern in entry["pages"])
        and entry.get("says", "") in said
    )


@pytest.mark.slow
@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_pages_keep_the_rule_of(rule):
    broken = [
        f"{place_of(path)}: {said}"
        for path, said in rule()
        if not any(is_excepted(rule.__name__, path, said, entry) for entry in EXCEPTIONS["entry"])
    ]

    assert broken == []


@pytest.mark.slow
def test_every_exception_is_one():
    found = {rule.__name__: list(rule()) for rule in RULES}
    needless = [
        f"{entry['rule']}: {pattern}"
        for entry in EXCEPTIONS["entry"]
        for pattern in entry["pages"]
        if not any(
            is_excepted(entry["rule"], path, said, entry | {"pages": [pattern]})
            for path, said in found[entry["rule"]]
        )
        or not entry["reason"]
    ]

    assert needless == []


@pytest.mark.parametrize(("section", "number"), [("telework", 92), ("work-life", 103)])
def test_questions_are_as_many_as_were_promised(section, number):
    wanted = EXCEPTIONS["questions"][section]
    questions = [seed for seed in seeds() if seed.head["kind"] == "faqs.question"]

    found = [seed for seed in questions if seed.parent_path.split("/")[2] in wanted]

    assert len(found) == number


def test_every_category_of_questions_is_of_one_section():
    categories = {seed.slug for seed in seeds() if seed.head["kind"] == "faqs.category"}
    counted = [slug for slugs in EXCEPTIONS["questions"].values() for slug in slugs]

    assert sorted(counted) == sorted(categories)
