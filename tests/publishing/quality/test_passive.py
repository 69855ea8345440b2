import pytest

from tests.publishing.quality.noticing import excerpts, findings


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The form must be signed first.", "must be signed"),
        ("It may not be shown to others.", "may not be shown"),
        ("It will then be fully reviewed.", "will then be fully reviewed"),
        ("The request was denied.", "was denied"),
        ("The request is being reviewed.", "is being reviewed"),
        ("It has been sent.", "has been sent"),
        ("The form is signed by the manager.", "is signed by the manager"),
        ("You are scheduled by your supervisor.", "are scheduled by your supervisor"),
        ("It is decided by each agency.", "is decided by each agency"),
    ],
)
def test_act_without_its_actor_in_front_is_found(text, words):
    assert excerpts("passive", text) == [words]


@pytest.mark.parametrize(
    "text",
    [
        "A form is required.",
        "Training will be required.",
        "The office is closed, and you are excused.",
        "You are scheduled to report.",
        "The offices were closed.",
        "If your request is denied, ask why.",
        "You are judged by the same standards.",
        "It is limited by telework.",
        "It is indeed red.",
        "She was eligible.",
        "It was undocumented.",
        "It says “the form must be signed”.",
        "> It must be signed.",
    ],
)
def test_states_and_quotations_are_right(text):
    assert findings("passive", text) == []
