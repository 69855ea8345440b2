from datetime import date

import pytest

from tests.publishing.quality.noticing import excerpts, findings, noticed


@pytest.mark.parametrize(
    "text",
    [
        "The rule will take effect on January 5, 2024.",
        "The rule takes effect January 5, 2024, or on January 6, 2024.",
        "Offices will be closed on January 5, 2024.",
        "On January 5, 2024, offices will be closed.",
        "It is to be issued in March 2025.",
        "Submit the form by March 1, 2025.",
        "Agencies must report no later than Mar. 1, 2025.",
        "On January 5, 2024, offices will close.",
        "Effective 1/5/2024, the rule is to change.",
        "OPM is going to issue it in October 2026.",
        "Report by the end of 2025.",
        "The waiver expires on 2026-11-20.",
    ],
)
def test_past_date_told_as_future_is_found(text):
    assert len(findings("past-date", text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The rule will take effect on January 5, 2027.",
        "The rule will take effect on November 21, 2026.",
        "The rule will take effect in November 2026.",
        "Report by the end of 2026.",
        "The rule took effect on January 5, 2024.",
        "On January 5, 2024, offices closed.",
        "Agencies were to report by March 1, 2025.",
        "Since January 2025, you will need an exemption.",
        "The guidance of January 22, 2025, says that you will need one.",
        "Three of four recommendations were still open in 2022.",
        "You will need the record that was made on January 5, 2024.",
        "He may if he teleworked before December 9, 2010.",
        "It says “offices will close on January 5, 2024”.",
        "::: historic\nThe rule will take effect on January 5, 2024.\n:::",
        "Form 2020-1 will do on request 2024.",
    ],
)
def test_dates_to_come_and_dates_of_the_past_are_right(text):
    assert findings("past-date", text) == []


def test_past_date_has_its_line_and_its_words():
    assert noticed("past-date", "a\n\nThe rule will\ntake effect on January 5, 2024.") == [
        (4, "on January 5, 2024")
    ]


def test_today_decides():
    body = "The rule will take effect on January 5, 2027."

    assert findings("past-date", body, today=date(2027, 1, 5)) == []
    assert len(findings("past-date", body, today=date(2027, 1, 6))) == 1


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It is currently closed.", "currently"),
        ("Recently, OPM spoke.", "Recently"),
        ("The new policy is strict.", "new policy"),
        ("The new telework guide helps.", "new telework guide"),
        ("It will soon change.", "will soon"),
        ("Ask next year.", "next year"),
    ],
)
def test_words_that_go_stale_are_found(text, words):
    assert excerpts("vague-time", text) == [words]


@pytest.mark.parametrize(
    "text",
    [
        "I am new. A new manager asks how soon you answer.",
        "Sign it as soon as you can.",
        "In 2021, OPM issued a new guide.",
        "| When | What |\n|---|---|\n| April 2011 | A new guide |",
        "It says “currently”.",
    ],
)
def test_words_with_a_date_or_another_sense_are_right(text):
    assert findings("vague-time", text) == []
