import pytest

from tests.publishing.quality.noticing import excerpts, findings, noticed


def test_first_use_without_explanation_is_found_once():
    body = "Ask the TMO.\nThe TMO decides.\n\nThe Telework Managing Officer (TMO) helps."

    assert noticed("acronym", body) == [(1, "TMO")]


@pytest.mark.parametrize(
    "text",
    [
        "Ask DoD about it.",
        "Ask NARA's staff.",
        "Ask the NASA-led group.",
        "Ask two SESs (they know).",
        "Ask the Office (FEMA).",
    ],
)
def test_unexplained(text):
    assert len(findings("acronym", text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The Telework Managing Officer (TMO) decides. Ask the TMO.",
        "Telework Managing Officers (TMOs) decide. Ask a TMO.",
        "The Telework Managing Officer, or TMO, decides.",
        "Ask the TMO (Telework Managing Officer).",
        "Ask the TMO.\n\n*[TMO]: Telework Managing Officer",
        "Ask OPM and HR in the U.S. before 9 a.m. ET.",
        "File Form CA-1, the SF 50, DD Form 214 or the CA-2a in GS-12 after COVID-19.",
        "Title VII, part II, World War II, title XL",
        "It cites 5 USC 6503, 90 FR 8251 and EO 14100.",
        "Washington, DC, and Norfolk, VA, are near.",
        "Do NOT sign. You MUST ask.",
        "Use `TMO` in the code.",
        "> Ask the TMO.",
        "It says “ask the TMO” there.",
        "## Ask the TMO",
    ],
)
def test_explained_or_no_acronym(text):
    assert findings("acronym", text) == []


def test_explanation_in_a_field_above_counts():
    assert findings("acronym", "TMO", key_points="A Telework Managing Officer (TMO) helps.") == []


def test_field_above_the_explanation_does_not():
    found = findings("acronym", "A Telework Managing Officer (TMO) helps.", summary="A TMO helps.")

    assert [finding.field for finding in found] == ["summary"]


def test_titles_and_sources_are_names():
    assert findings("acronym", title="TMO", sources="CPAC explains [BYOD](https://a.example)") == []


def test_known_acronyms_need_no_explanation():
    assert excerpts("acronym", "TMO and CHCO", acronyms={"CHCO"}) == ["TMO"]
