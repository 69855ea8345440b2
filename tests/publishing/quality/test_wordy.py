import pytest

from portal.publishing.quality.wordy import SHORTER
from tests.publishing.quality.noticing import excerpts, findings, noticed


@pytest.mark.parametrize("phrase", SHORTER)
def test_every_phrase_is_found_once(phrase):
    assert excerpts("wordy", f"Here {phrase} stands.") == [phrase]


def test_phrase_is_found_at_the_start_and_over_a_line_break():
    assert noticed("wordy", "Prior to this.\n\nAsk in\norder to know.") == [
        (1, "Prior to"),
        (3, "in"),
    ]


def test_comma_within_is_no_other_phrase():
    assert excerpts("wordy", "Costs, including, but not limited to, rent.") == [
        "including, but not limited to"
    ]


def test_message_says_what_to_write():
    (finding,) = findings("wordy", "You utilize it.")

    assert finding.message == "“utilize” is longer than it needs to be. Write: use."


def test_message_says_what_to_leave_out():
    (finding,) = findings("wordy", "Please note that it ends.")

    assert finding.message.startswith("Leave out “Please note that”")


@pytest.mark.parametrize(
    "text",
    ["Reorder to shelve.", "A marshall shallow.", "He said “in order to”.", "## In order to ask"],
)
def test_other_words_and_quotations_are_right(text):
    assert findings("wordy", text) == []
