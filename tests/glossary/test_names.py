"""Which words of a text are terms: pure."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.glossary.matcher import Entry, Matcher
from portal.glossary.names import common, pattern_of, plural


def entry(name, *aliases, acronym="", home=None):
    slug = name.lower().replace(" ", "-")
    return Entry(slug, name, "Meaning.", f"#{slug}", (name, *aliases), acronym, home)


MATCHER = Matcher(
    [
        entry("Telework", "teleworking", home=7),
        entry("Telework agreement"),
        entry("Telework Managing Officer", acronym="TMO"),
        entry("Executive agency"),
        entry("Work-life", "work/life"),
        entry("Employees' Act", acronym="EA"),
        entry("Continuity", "COOP plan", acronym="COOP"),
        entry("Notification", acronym="SF-50"),
    ]
)


def found(text, **options):
    return [(text[use.start : use.end], use.key) for use in MATCHER.find(text, **options)]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("agency", "agencies"),
        ("day", "days"),
        ("Leave bank", "Leave banks"),
        ("telework program", "telework programs"),
        ("business", "businesses"),
        ("branch", "branches"),
    ],
)
def test_plural(name, expected):
    assert plural(name) == expected


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("Telework is work.", [("Telework", "telework")]),
        ("See this. Telework (Telework)", [("Telework", "telework")] * 2),
        ("You may TELEWORK.", []),
        ("Telework Enhancement Act", []),
        ("the Status of Telework report", []),
        ('It says "telework" twice: telework.', [("telework", "telework")]),
        ("It says “telework” here.", []),
        ("The Executive Agency", []),
        (
            "Each telework managing officer",
            [("telework managing officer", "telework-managing-officer")],
        ),
        ("A telework agreement.", [("telework agreement", "telework-agreement")]),
        ("Telework  \nagreements end.", [("Telework  \nagreements", "telework-agreement")]),
        ("An executive agency", [("executive agency", "executive-agency")]),
        ("Executive agencies", [("Executive agencies", "executive-agency")]),
        ("The TMOs met.", [("TMOs", "telework-managing-officer")]),
        ("A tmo is none.", []),
        ("The employees’ act", [("employees’ act", "employees'-act")]),
        ("your coop plan", [("coop plan", "continuity")]),
        ("your coop", []),
        ("telework’s rules", [("telework", "telework")]),
        ("telework—now", [("telework", "telework")]),
        ("Ends in telework.", [("telework", "telework")]),
        ("work/life", [("work/life", "work-life")]),
        ("An SF-50.", [("SF-50", "notification")]),
        ("non-telework, telework-ready, Telework.gov, telework/leave, a@telework, teleworker", []),
        ("subtelework teleworks_ TMOx", []),
        ("telework\u017f, Contınuity", []),
    ],
)
def test_find(text, terms):
    assert found(text) == terms


def test_find_leaves_out_what_is_at_home_on_a_page():
    text = "Telework under a telework agreement."

    assert found(text, on=7) == [("telework agreement", "telework-agreement")]
    assert len(found(text, on=8)) == 2


def test_use_says_what_the_term_is_called_there():
    uses = MATCHER.find("TMOs, Telework managing officers, teleworking")

    assert [use.called for use in uses] == ["TMO", "Telework Managing Officer", "teleworking"]


def test_name_of_a_term_comes_before_the_plural_of_another():
    matcher = Matcher([entry("Credit hour"), entry("Bank", "credit hours")])

    assert [use.key for use in matcher.find("credit hours")] == ["bank"]


def test_no_names_find_nothing():
    assert pattern_of([], []).search("a text") is None


# The first and last are letters: others make a name part of a longer word.
NAMES = st.from_regex(r"\A[aBcyé]([aBcyé '’&-]{0,9}[aBcyé])?\Z").map(
    lambda name: " ".join(name.split())
)


@pytest.mark.slow
@settings(deadline=None)
@given(NAMES, NAMES, NAMES)
def test_every_spelling_of_every_name_is_found(name, other, alias):
    matcher = Matcher([entry(name), entry(other, alias)])

    begun = name[0].upper() + name[1:]
    for text in (name, begun, name.replace(" ", "\n"), name.replace("'", "’"), plural(name)):
        assert [(use.start, use.end) for use in matcher.find(text)] == [(0, len(text))]


@given(NAMES)
def test_common_words_are_in_every_spelling(name):
    for spelling in (name, plural(name), name.replace("'", "’"), name.replace("’", "'")):
        assert common(name).lower() in spelling.lower()
