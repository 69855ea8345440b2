"""The reader of figures, dates, citations and addresses, and what it takes for the same."""

import pytest

from tests.content.collect import said
from tests.content.pages import stated
from tests.content.plain_facts import statements
from tests.content.support import Facts
from tests.content.things import things


def read(text):
    return sorted({str(thing) for thing in things(text)})


def support(facts, text):
    """Say whether facts support all that a text states, and that it states something."""
    known = Facts(
        thing for line in facts.splitlines() for s in statements(line) for thing in said(s)
    )
    found = list(things(text))
    return bool(found) and all(known.support(thing) for thing in found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("January 20, 2025", ["date 2025-01-20"]),
        ("20 January 2025", ["date 2025-01-20"]),
        ("2025-01-20", ["date 2025-01-20"]),
        ("Jan. 20, 2025", ["date 2025-01-20"]),
        ("Jan 20 2025", ["date 2025-01-20"]),
        ("1/20/2025", ["date 2025-01-20"]),
        ("May 3 to 5, 2024", ["date 2024-05-03", "date 2024-05-05"]),
        ("November 30 to December 2, 2024", ["date 2024-11-30", "date 2024-12-02"]),
        ("January 2025", ["month 2025-01"]),
        ("April-May 2024", ["month 2024-04", "month 2024-05"]),
        ("by January 24", ["day 01-24"]),
        ("You may 12 times", ["times 12"]),
        ("fiscal year 2012, FY2013", ["year 2012", "year 2013"]),
        ("2014-15", ["year 2014", "year 2015"]),
        ("5 p.m. and 11:30 AM", ["time 11:30", "time 17:00"]),
        ("$7,500", ["money 7500"]),
        ("$1.5 to $2 million", ["money 1500000", "money 2000000"]),
        ("46 percent, 46%, forty-six percent", ["percent 46"]),
        ("61.2 percentage points", ["percent 61.2"]),
        ("twelve weeks, 12-week, 12 administrative workweeks", ["weeks 12"]),
        ("1-2 days, three or four hours", ["days 1", "days 2", "hours 3", "hours 4"]),
        ("80 hours each biweekly pay period", ["hours 80"]),
        ("26 pay periods", ["pay-periods 26"]),
        ("1,000 or 1000 people", ["number 1000"]),
        ("3.4 million people", ["number 3400000"]),
        ("The vote was 290 to 131", ["number 131", "number 290"]),
        ("the 111th Congress", ["ordinal 111"]),
        ("eleven holidays and 3 forms", ["number 11"]),
        ("see 5 U.S.C. 6503(a)(3)", ["citation 5 U.S.C. 6503(a)(3)"]),
        ("see 5 C.F.R. § 531.605", ["citation 5 CFR 531.605"]),
        ("Pub. L. 111-292", ["citation Pub. L. 111-292"]),
        ("GAO-03-679", ["document GAO-03-679"]),
        ("M-25-13", ["document M-25-13"]),
        ("CPM 2013-08", ["document CPM-2013-08"]),
        ("SF-50, Standard Form 50", ["document SF-50"]),
        ("H.R. 1722, S. 707", ["document HR-1722", "document S-707"]),
        ("call 202-606-1800", ["phone 2026061800"]),
        ("[202-606-1800](tel:+12026061800)", ["phone 2026061800"]),
        ("WorkLife@opm.gov", ["mail worklife@opm.gov"]),
        ("[T](https://www.opm.gov/Telework/)", ["url opm.gov/telework"]),
    ],
)  # fmt: skip
def test_things_are_read_in_one_form(text, expected):
    assert read(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "## The rule {#rule-531}",
        "[see](page:/telework/reports/gao-03-679/#year-2025)",
        "12. A step of a list",
        "3 forms",
        "May employees ask?",
        "one of them",
    ],
)
def test_what_states_nothing_is_not_read(text):
    assert read(text) == []


@pytest.mark.parametrize(
    ("facts", "text"),
    [
        ("1.02 Jan 20, 2025: a memorandum. [S11]", "On January 20, 2025"),
        ("1.02 Jan 20, 2025: a memorandum. [S11]", "in January 2025, in 2025, each January 20"),
        ("1.03 Jan 22, 2025: by Friday Jan 24", "by January 24, 2025"),
        ("| FY2012 | Dec 2013 (sent Dec 18) |", "on December 18, 2013"),
        ("LV-20 12 administrative workweeks", "twelve weeks"),
        ("| 2012 | 168,558 |", "168558 people, or 168,558"),
        ("| eligible | 46 | percent |", "46"),
        ("2.05 The Act is 5 U.S.C. 6503(a)(3).", "5 U.S.C. 6503(a)"),
        ("2.05 The Act is 5 U.S.C. 6503.", "5 U.S.C. 6503(a)(3)"),
        ("6503(a)(3) says so", "5 U.S.C. 6503(a)(3)"),
        ("5 U.S.C. 7361 (drugs) and 7362", "5 U.S.C. 7362"),
        ("5 U.S.C. 6120-6133", "5 U.S.C. 6126(a)"),
        ("531.605(d) defines it", "5 CFR 531.605(d)"),
        ("5 CFR 630.201(b)", "5 CFR part 630"),
        ("5 U.S.C. 6502(b)", "title 5, chapter 65"),
        ("| S157 | FAQ | opm.gov/.../general/should-agencies-... | 2021 |",
         "https://www.opm.gov/faq/general/should-agencies-pay/"),
        ("| S183 | FAQ | webarchive.library.unt.edu 20130225002313 |",
         "https://webarchive.library.unt.edu/web/20130225002313/https://opm.gov/x"),
        ("| D-R | docslib.org/doc/10998972 |", "https://docslib.org/doc/10998972/march-12-memo"),
        ("5 CFR 531.605", "https://www.ecfr.gov/current/title-5/section-531.605"),
        ("fedsmith.com/2025/01/23/opm-issues-...", "January 23, 2025"),
        ("Call 202-606-1800 or write to worklife@opm.gov", "(202) 606-1800, WorkLife@opm.gov"),
    ],
)  # fmt: skip
def test_facts_support_what_says_the_same(facts, text):
    assert support(facts, text)


@pytest.mark.parametrize(
    ("facts", "text"),
    [
        ("Jan 20, 2025", "January 21, 2025"),
        ("Jan 20, 2025", "January 2026"),
        ("January 2025", "January 20, 2025"),
        ("In 2025 it changed", "January 2025"),
        ("12 weeks", "12 months"),
        ("12 weeks", "13 weeks"),
        ("12 weeks", "sixteen weeks"),
        ("there are 12 of them", "12 hours"),
        ("$7,500", "$5,000"),
        ("$7,500", "7,500 hours"),
        ("46 percent", "47 percent"),
        ("46 percent", "$46"),
        ("168,558 people", "168,559 people"),
        ("5 U.S.C. 6503(a)(3)", "5 U.S.C. 6503(b)"),
        ("5 U.S.C. 6503(a)(3)", "5 U.S.C. 6504"),
        ("5 U.S.C. 6503(a)(3)", "5 CFR 6503.1"),
        ("5 U.S.C. chapter 65", "5 U.S.C. 6502"),
        ("5 CFR part 630", "5 CFR 630.201"),
        ("5 U.S.C. 6120-6133", "5 U.S.C. 6134"),
        ("Pub. L. 111-292", "Pub. L. 111-293"),
        ("90 FR 8251", "90 FR 8252"),
        ("GAO-03-679", "GAO-03-680"),
        ("M-25-13", "M-25-31"),
        ("opm.gov/telework", "https://www.opm.gov/telework/other/"),
        ("opm.gov/.../general/should-agencies-...", "https://www.opm.gov/general/may-agencies/"),
        ("opm.gov", "https://www.opm.gov/telework/"),
        ("202-606-1800", "202-606-1801"),
        ("worklife@opm.gov", "telework@opm.gov"),
        ("5 p.m.", "5 a.m."),
        ("111th", "112th"),
        ("The 12 weeks are UNCONFIRMED.", "12 weeks"),
        ("A week. The 12 weeks are UNCONFIRMED.", "12 weeks"),
        ("[S12] says so (3.10.24)", "12 forms, 3.10, 24 people"),
    ],
)
def test_facts_do_not_support_what_is_wrong(facts, text):
    assert not support(facts, text)


def test_facts_that_are_confirmed_count_beside_others_that_are_not():
    assert support("Up to 240 hours at most. The split is UNCONFIRMED.", "240 hours")


@pytest.mark.slow
def test_pages_are_read():
    """Should the reader ever see nothing, nothing would be wrong either."""
    kinds = {thing.kind for found in stated().values() for thing in found}

    assert kinds >= {"citation", "date", "day", "document", "hours", "mail", "money", "month"}
    assert kinds >= {"number", "ordinal", "percent", "phone", "time", "url", "weeks", "year"}
