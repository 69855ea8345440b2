"""Best bets: which pages stand first for a search, and when."""

import tomllib
from collections import defaultdict
from datetime import date, timedelta

import pytest
import tomli_w
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from portal.core import generation
from portal.publishing import actions
from portal.search import best_bets, seeding
from portal.search.models import BestBet
from portal.search.phrases import faults, key
from tests.factories import AT, make_page

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 20)
DAY = timedelta(days=1)


def make_bet(text="snow day", **fields):
    return BestBet.objects.create(
        phrases=text, **{"page": fields.get("page") or make_page()} | fields
    )


def shown(text, on=TODAY):
    generation.bump()
    return best_bets.for_query(key(text), on)


def test_bet_stands_first_for_just_its_words():
    bet = make_bet("snow day\nOffice closed")

    assert shown("Snow days") == shown("is the office closed?") == (bet.page_id,)
    assert shown("snow") == shown("snow day leave") == ()


def test_bets_stand_in_their_order_each_page_once():
    second = make_bet(order=2, note="Two")
    first = make_bet(order=1, note="One")
    make_bet(order=3, page=first.page, note="Again")

    assert shown("snow day") == (first.page_id, second.page_id)
    assert best_bets.notes_for(key("snow day"), TODAY) == {
        first.page_id: "One",
        second.page_id: "Two",
    }


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "is_shown"),
    [
        (None, None, True),
        (TODAY, TODAY, True),
        (TODAY + DAY, None, False),
        (None, TODAY - DAY, False),
        (TODAY - DAY, TODAY + DAY, True),
    ],
)
def test_bet_is_shown_on_its_days(starts_on, ends_on, is_shown):
    make_bet(starts_on=starts_on, ends_on=ends_on)

    assert bool(shown("snow day")) == is_shown


def test_days_pass_without_a_new_generation():
    make_bet(ends_on=TODAY)
    assert shown("snow day")

    assert best_bets.for_query(key("snow day"), TODAY + DAY) == ()


def test_bets_are_looked_up_once_a_generation(django_assert_num_queries):
    make_bet()
    generation.current()

    with django_assert_num_queries(1):
        best_bets.for_query(key("snow day"), TODAY)
        best_bets.for_query(key("leave"), TODAY)


def test_days_in_the_wrong_order_are_refused():
    bet = BestBet(phrases="snow day", page=make_page(), starts_on=TODAY, ends_on=TODAY - DAY)

    with pytest.raises(ValidationError) as refusal:
        bet.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        bet.save()

    assert refusal.value.message_dict == {
        "ends_on": ["Choose a last day that is not before the first."]
    }


def test_phrases_that_say_nothing_are_refused():
    with pytest.raises(ValidationError, match="has only words that every text has"):
        BestBet(phrases="what is it", page=make_page()).full_clean()


def test_starting_bets_are_what_editors_could_have_written():
    entries = tomllib.loads(seeding.BEST_BETS.read_text(encoding="utf-8"))["best_bet"]

    assert [fault for entry in entries for fault in faults("\n".join(entry["phrases"]))] == []
    asked = [key(phrase) for entry in entries for phrase in entry["phrases"]]
    assert len(asked) == len(set(asked))
    assert len(entries) == len({entry["key"] for entry in entries})


@pytest.fixture
def sow_file(monkeypatch, tmp_path):
    """A function that sows a best bet for the page at an address from a file."""
    monkeypatch.setattr(seeding, "BEST_BETS", tmp_path / "best_bets.toml")

    def sow_file(page):
        entry = {"key": "snow", "phrases": ["snow day"], "page": page}
        seeding.BEST_BETS.write_text(tomli_w.dumps({"best_bet": [entry]}))
        outcome = defaultdict(list)
        seeding.sow_best_bets(outcome)
        return dict(outcome)

    return sow_file


def test_bet_is_sown_once_its_page_is_there(sow_file):
    assert sow_file("/snow/") == {}
    page = make_page(slug="snow")

    assert sow_file("/snow/") == {"best bets added": ["snow"]}
    assert sow_file("/snow/") == {}
    assert BestBet.objects.get().page_id == page.pk


def test_sown_bet_finds_its_page_where_it_has_moved_and_leaves_an_editors_alone(sow_file):
    page = make_page(slug="snow")
    actions.move(page=page, parent=None, slug="storms", by=None, at=AT)
    sow_file("/snow/")
    assert BestBet.objects.get().page_id == page.pk
    BestBet.objects.update(phrases="blizzard", is_edited=True)

    assert sow_file("/snow/") == {}
    assert BestBet.objects.get().phrases == "blizzard"
