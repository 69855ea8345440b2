import pytest

from portal.publishing.quality import Kind, Obligation, obligations
from portal.publishing.quality.forces import find


def changes(old, new, **options):
    return [(one.kind, one.before, one.after) for one in obligations(old, new, **options)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("You must not ask.", [("duty", "forbidden")]),
        ("You cannot ask and may not wait.", [("duty", "forbidden"), ("duty", "forbidden")]),
        ("You need not ask.", [("duty", "no duty")]),
        ("You do not have to ask.", [("duty", "no duty")]),
        ("You should not ask.", [("duty", "advised against")]),
        ("You will not ask.", [("duty", "not expected")]),
        ("You are required to ask.", [("duty", "required")]),
        ("It will help.", [("duty", "expected")]),
        ("You are encouraged to ask.", [("duty", "advised")]),
        ("You are allowed to ask.", [("duty", "allowed")]),
        ("Only you ask unless told.", [("limit", "only"), ("limit", "unless")]),
        ("In no more than five days", [("limit", "at most"), ("figure", "5 day")]),
        ("In up to 5 days", [("limit", "at most"), ("figure", "5 day")]),
        ("$1,000 or 10%", [("figure", "$1000"), ("figure", "10 percent")]),
        ("a $3 million fund", [("figure", "$3 million")]),
        ("two pay periods, twice", [("figure", "2 pay period"), ("figure", "2 time")]),
        ("30-day notice, one day", [("figure", "30 day"), ("figure", "1 day")]),
        ("one of them, in May", []),
        ("May I ask in May?", [("duty", "allowed")]),
        ("on Jan. 5, 2024", [("date", "2024-01-05")]),
        ("under 5 USC 6503(a)", [("citation", "5 U.S.C. 6503(a)")]),
    ],
)
def test_words_of_force_are_read_whatever_their_form(text, expected):
    assert [(force.kind, force.meaning) for force in find(text)] == [*expected]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("You must ask.", "You may ask.", [(Kind.DUTY, "must", "may")]),
        ("You should ask.", "You are required to ask.", [(Kind.DUTY, "should", "are required to")]),
        ("You may ask.", "You may not ask.", [(Kind.DUTY, "may", "may not")]),
        ("You can ask.", "You can't ask.", [(Kind.DUTY, "can", "cannot")]),
        ("It is law.", "It is not law.", [(Kind.LIMIT, "", "not")]),
        ("Only heads sign it.", "Heads sign it.", [(Kind.LIMIT, "Only", "")]),
        ("It ends at least once.", "It ends at most once.", [(Kind.LIMIT, "at least", "at most")]),
        ("Nobody may ask.", "Anybody may ask.", [(Kind.LIMIT, "Nobody", "")]),
        ("It takes 30 days.", "It takes sixty days.", [(Kind.FIGURE, "30 days", "sixty days")]),
        ("It takes 30 days.", "It takes 30 months.", [(Kind.FIGURE, "30 days", "30 months")]),
        ("From 5 to 10", "From 10 to 5", [(Kind.FIGURE, "5", "10"), (Kind.FIGURE, "10", "5")]),
        ("It costs $5.", "It costs a lot.", [(Kind.FIGURE, "$5", "")]),
        ("By May 5, 2024", "By May 6, 2024", [(Kind.DATE, "May 5, 2024", "May 6, 2024")]),
        (
            "See 5 U.S.C. 6503(a).",
            "See 5 U.S.C. 6503(b).",
            [(Kind.CITATION, "5 U.S.C. 6503(a)", "5 U.S.C. 6503(b)")],
        ),
        ("You go.", "You go (5 CFR 531.605).", [(Kind.CITATION, "", "5 CFR 531.605")]),
        ("- You must ask.\n- You may go.", "- You may go.", [(Kind.DUTY, "must", "")]),
        ("::: agency\nGo.\n:::", "::: law\nGo.\n:::", [(Kind.SOURCE, "agency", "law")]),
        ("`5 days`", "`6 days`", [(Kind.FIGURE, "5 days", "6 days")]),
    ],
)
def test_change_in_force_is_reported(old, new, expected):
    assert changes(old, new) == expected


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("You must ask your boss.", "First you must ask your own boss."),
        ("Agencies shall report.", "Agencies must report."),
        ("It takes five days.", "It takes 5 days."),
        ("It takes 10%.", "It takes 10 percent."),
        ("On January 5, 2024, it ends.", "On Jan. 5, 2024, it ends."),
        ("See 5 USC 6503.", "See 5 U.S.C. 6503."),
        ("You can't go.", "You cannot go."),
        ("You *must* [go](page:/a/).", "You must go."),
        ("## You must\n\nGo in 5 days. Go.", "## You must\n\nGo.\n\nGo in 5 days."),
        ("| A | B |\n|---|---|\n| 1 | 2 |", "|A|B|\n|:--|--:|\n|1|2|"),
    ],
)
def test_same_force_in_other_words_is_no_change(old, new):
    assert changes(old, new) == []


def test_change_carries_both_sentences_and_the_new_line():
    old = "A first one.\n\nYou must ask. Wait."
    new = "A first one.\n\nA new one.\n\nWait.\nYou may\nask."

    assert obligations(old, new) == [
        Obligation(Kind.DUTY, "must", "may", "You must ask.", "You may ask.", 6)
    ]


def test_sentence_that_is_gone_has_the_line_where_it_stood():
    old = "One.\n\nTwo.\n\nYou must ask your supervisor for all of this."
    new = "Nought.\n\nOne.\n\nTwo."

    assert obligations(old, new) == [
        Obligation(Kind.DUTY, "must", "", "You must ask your supervisor for all of this.", "", 5),
        Obligation(Kind.LIMIT, "all", "", "You must ask your supervisor for all of this.", "", 5),
    ]


def test_row_of_a_table_is_one_statement():
    table = "| Form | Due |\n|---|---|\n| CA-1 | 30 days |\n| CA-2 | 30 days |\n"
    moved = "| Form | Due |\n|---|---|\n| CA-2 | 40 days |\n| CA-1 | 30 days |\n"

    assert obligations(table, moved) == [
        Obligation(Kind.FIGURE, "30 days", "40 days", "CA-2 | 30 days", "CA-2 | 40 days", 3)
    ]


def test_lines_are_statements_of_their_own():
    old, new = "You must ask\nYou may go", "You may go\nYou may ask"

    assert obligations(old, new, kind="lines") == [
        Obligation(Kind.DUTY, "must", "may", "You must ask", "You may ask", 2)
    ]
