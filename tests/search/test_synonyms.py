"""Synonyms: what is typed, what it also finds, and what the portal starts with."""

import re
import tomllib
from collections import defaultdict

import pytest
import tomli_w
from django.conf import settings
from django.core.exceptions import ValidationError

from portal.core import generation
from portal.search import seeding, synonyms
from portal.search.models import RemovedRow, Synonym
from portal.search.phrases import LENGTH, MOST, faults, key, phrases, tidy

FIRST = {"key": "wfh", "words": ["WFH", "work from home"], "means": ["telework"]}


def make_synonym(words, means, **fields):
    return Synonym.objects.create(words=words, means=means, **fields)


def test_phrases_stand_one_a_line_with_single_spaces():
    assert phrases(" WFH \r\n\r\n work   from home\n") == ["WFH", "work from home"]
    assert tidy(" WFH \r\n\r\n work   from home\n") == "WFH\nwork from home"


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("telework\nsnow day", []),
        ("  \n ", ["Type at least one phrase."]),
        ("WFH\nWFH", ["“WFH” stands here twice."]),
        (
            "snow days\nSnow-day",
            ["“snow days” and “Snow-day” are the same to the search. Keep one."],
        ),
        ("is it", ["“is it” has only words that every text has. Add one that says more."]),
        ("…", ["“…” has only words that every text has. Add one that says more."]),
        ("a" * 81, [f"“{'a' * 30}…” is 81 characters long. Use at most {LENGTH}."]),
        ("\n".join(f"word{n}" for n in range(21)), [f"These are 21 phrases. Use at most {MOST}."]),
    ],
)
def test_phrases_that_cannot_be_are_named(text, wrong):
    assert list(faults(text)) == wrong


def test_expansions_lead_one_way_or_both_by_stems():
    rows = [
        Synonym(words="WFH\nworking from home", means="telework"),
        Synonym(words="TMO", means="telework managing officer", both_ways=True),
        Synonym(words="wfh", means="remote work"),
    ]

    assert synonyms.expansions_of(rows) == {
        key("wfh"): (key("telework"), key("remote work")),
        key("work home"): (key("telework"),),
        key("tmo"): (key("telework managing officer"),),
        key("telework managing officer"): (key("tmo"),),
    }


@pytest.mark.parametrize(
    ("words", "means"), [("teleworking", "telework"), ("the", "telework"), ("telework", "the")]
)
def test_expansions_leave_out_what_says_nothing_new(words, means):
    assert synonyms.expansions_of([Synonym(words=words, means=means)]) == {}


@pytest.mark.django_db
def test_expansions_are_looked_up_once_a_generation(django_assert_num_queries):
    make_synonym("WFH", "telework")
    generation.current()

    with django_assert_num_queries(1):
        first, second = synonyms.expansions(), synonyms.expansions()
    make_synonym("TMO", "telework managing officer")

    assert first == second == {("wfh",): (key("telework"),)}
    generation.bump()
    assert len(synonyms.expansions()) == 2


@pytest.mark.django_db
def test_synonym_is_kept_tidy():
    synonym = Synonym(words=" WFH \n\n", means="telework ")

    synonym.full_clean()

    assert (synonym.words, synonym.means) == ("WFH", "telework")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("words", "means", "field", "said"),
    [
        ("WFH\nwfh", "telework", "words", "“WFH” and “wfh” are the same"),
        ("WFH", "the", "means", "“the” has only words"),
        ("telework", "teleworking", "means", "“teleworking” is what readers type already."),
    ],
)
def test_synonym_that_says_nothing_is_refused(words, means, field, said):
    with pytest.raises(ValidationError) as refusal:
        Synonym(words=words, means=means).full_clean()

    assert list(refusal.value.message_dict) == [field]
    assert refusal.value.message_dict[field][0].startswith(said)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "fields",
    [
        {"words": "other\nWFH", "means": "teleworking"},
        {"words": "telework", "means": "wfh", "both_ways": True},
    ],
)
def test_synonym_that_another_row_has_is_refused_with_its_address(fields):
    known = make_synonym("WFH\nwork from home", "telework")

    with pytest.raises(ValidationError) as refusal:
        Synonym(**fields).full_clean()

    assert f'<a href="{known.edit_url}">' in refusal.value.messages[0]
    Synonym(words="WFH", means="remote work").full_clean()
    known.full_clean()


@pytest.fixture
def sow_file(db, monkeypatch, tmp_path):
    """A function that sows synonyms from a file that holds the given entries."""
    monkeypatch.setattr(seeding, "SYNONYMS", tmp_path / "synonyms.toml")

    def sow_file(*entries):
        seeding.SYNONYMS.write_text(tomli_w.dumps({"synonym": list(entries)}))
        outcome = defaultdict(list)
        seeding.sow_synonyms(outcome)
        return dict(outcome)

    return sow_file


def test_synonyms_are_sown_once_and_follow_the_file(sow_file):
    assert sow_file(FIRST) == {"synonyms added": ["wfh"]}
    assert sow_file(FIRST) == {}
    assert sow_file(FIRST | {"both_ways": True}) == {"synonyms updated": ["wfh"]}
    synonym = Synonym.objects.get()
    assert (synonym.words, synonym.means) == ("WFH\nwork from home", "telework")
    assert synonym.both_ways


def test_synonym_that_an_editor_changed_or_took_out_stays_so(sow_file):
    sow_file(FIRST, FIRST | {"key": "other"})
    Synonym.objects.filter(key="wfh").update(means="remote work", is_edited=True)
    RemovedRow.objects.note(Synonym.objects.filter(key="other"))
    Synonym.objects.filter(key="other").delete()

    assert sow_file(FIRST, FIRST | {"key": "other"}) == {}
    assert Synonym.objects.get().means == "remote work"


@pytest.mark.slow
def test_starting_synonyms_are_what_editors_could_have_written(db):
    entries = tomllib.loads(seeding.SYNONYMS.read_text(encoding="utf-8"))["synonym"]
    seeding.sow_synonyms(defaultdict(list))

    assert Synonym.objects.count() == len(entries) == len({one["key"] for one in entries})
    for synonym in Synonym.objects.all():
        synonym.full_clean()


@pytest.mark.slow
def test_starting_synonyms_lead_to_words_that_pages_hold():
    apps = (settings.BASE_DIR / name for name in ("portal", "telework", "worklife"))
    files = (file for app in apps for file in app.rglob("seed/**/*.md"))
    texts = " ".join(file.read_text(encoding="utf-8").lower() for file in files)
    entries = tomllib.loads(seeding.SYNONYMS.read_text(encoding="utf-8"))["synonym"]

    meant = {phrase for entry in entries for phrase in entry["means"]}
    # A stem may end otherwise than its word ("safeti", of "safety"), and small words are left out.
    running = {
        phrase: r"\b"
        + r"\w*\W+(?:\w+\W+){0,2}".join(stem.removesuffix("i") for stem in key(phrase))
        for phrase in meant
    }
    assert [phrase for phrase, words in running.items() if not re.search(words, texts)] == []
