"""The pages, the glossary and the templates are spelled as in American English."""

import re

import pytest

from tests.content import spelling
from tests.content.pages import texts


def own_words():
    lines = spelling.WORDS.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if not line.startswith("#")]


@pytest.mark.slow
def test_every_word_is_spelled_rightly():
    wrong = {
        "mistakes": "Telework is a flexibile program; the labour of 12 wierd words.",
        "none": "Telework is a flexible arrangement under 5 U.S.C. 6501.",
    }

    found = spelling.unknown(texts() | spelling.template_texts() | wrong)

    # Should the checker ever pass everything, it would pass these.
    assert found.pop("mistakes", []) == ["flexibile", "labour", "wierd"]
    assert found == {}


def test_words_of_a_template_are_those_that_readers_see():
    template = "{# Not this #}<p class='no'>{% if x %}Some {{ number }} words{% endif %}</p>"

    assert spelling.words_of(template).split() == ["Some", "words"]


def test_own_words_are_sorted_and_in_use():
    everything = " ".join([*texts().values(), *spelling.template_texts().values()])
    # As the checker splits words: beSpacific, WorkLife.
    parts = re.sub(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", " ", everything)
    used = set(re.findall(r"[a-z]+(?:'s)?", f"{everything} {parts}".lower().replace("’", "'")))

    assert own_words() == sorted(set(own_words()))
    assert [word for word in own_words() if word not in used] == []
