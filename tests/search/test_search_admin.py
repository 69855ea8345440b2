"""Synonyms and best bets at the desk."""

from datetime import timedelta

import pytest
import tomli_w
from django.contrib.admin.models import LogEntry
from django.utils import timezone

from portal.accounts.roles import Role
from portal.core import generation
from portal.search import judging
from portal.search.effects import effect_of
from portal.search.models import BestBet, RemovedRow, Synonym
from tests.factories import make_draft, make_editor, make_page, make_person
from tests.reading import words

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

SYNONYMS = "/admin/search/synonym/"
BETS = "/admin/search/bestbet/"
WFH = {"words": "WFH", "means": "telework", "note": ""}
DAY = timedelta(days=1)
QUERIES_OF_LIST = 5


@pytest.fixture
def desk(client_reads):
    client_reads.login(make_editor())
    return client_reads


def url_of(row, what="change"):
    return f"/admin/search/{row._meta.model_name}/{row.pk}/{what}/"


def said(desk):
    return words(desk.get(SYNONYMS).select_one("#notices"))


def make_synonym(typed="WFH", meant="telework", **fields):
    return Synonym.objects.create(words=typed, means=meant, **fields)


def make_bet(text="snow day", **fields):
    return BestBet.objects.create(**{"phrases": text, "page": make_page()} | fields)


def bet_typed(page, **changes):
    empty = dict.fromkeys(("note", "starts_on", "ends_on", "reason"), "")
    return {"phrases": "snow day", "page": page.pk, "order": 100, **empty, **changes}


def test_effect_names_the_searches_that_become_worse_the_most_so_first():
    before = {"leave": 0.93, "telework": 0.8, "snow day": 0.5, "eap": 0.5}
    after = {"leave": 0.71, "telework": 0.4, "snow day": 0.9, "eap": 0.497}

    effect = effect_of(before, after)

    assert [one.query for one in effect.worse] == ["telework", "leave"]
    assert effect.summary == "2 judged searches become worse; 1 better."


def test_effect_on_many_searches_names_the_first():
    queries = [f"query {number}" for number in range(15)]

    effect = effect_of(dict.fromkeys(queries, 1.0), dict.fromkeys(queries, 0.5))

    assert (len(effect.named), effect.unnamed) == (12, 3)


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ({"a": 0.5}, {"a": 0.7}, "No judged search becomes worse; 1 better."),
        ({"a": 0.7}, {"a": 0.5}, "1 judged search becomes worse; none better."),
        ({}, {}, "None of the judged searches could be tried: their pages are not there."),
    ],
)
def test_effect_is_told_in_a_sentence(before, after, said):
    assert effect_of(before, after).summary == said


def test_new_synonym_counts_at_once_and_is_the_editors(desk):
    before = generation.current()

    desk.post(f"{SYNONYMS}add/", WFH, status=302)

    synonym = Synonym.objects.get()
    assert (synonym.words, synonym.means, synonym.is_edited) == ("WFH", "telework", True)
    assert generation.current() == before + 1
    assert LogEntry.objects.get().object_repr == "WFH → telework"


def test_synonym_with_faults_comes_back_with_what_was_typed(desk):
    known = make_synonym()

    soup = desk.post(f"{SYNONYMS}add/", WFH | {"words": "WFH\nwfh", "note": "Mine"}, status=200)
    again = desk.post(f"{SYNONYMS}add/", WFH | {"note": "Mine"}, status=200)

    assert "are the same to the search" in words(soup.select_one(".error-summary"))
    assert soup.select_one("#id_words").text.strip().splitlines() == ["WFH", "wfh"]
    assert soup.select_one("#id_note")["value"] == "Mine"
    assert again.select_one(".error-summary a")["href"] == known.edit_url
    assert Synonym.objects.count() == 1


def test_synonym_without_words_says_what_to_type(desk):
    soup = desk.post(f"{SYNONYMS}add/", WFH | {"words": " "}, status=200)

    assert "Type what readers type, one phrase a line." in words(soup.select_one(".error-summary"))


def test_synonym_taken_out_is_not_sown_again(desk):
    sown, own = make_synonym(key="wfh"), make_synonym("TMO", "telework managing officer")

    desk.post(url_of(sown, "delete"), {"post": "yes"}, status=302)
    chosen = {"action": "delete_selected", "_selected_action": [own.pk], "post": "yes"}
    desk.post(SYNONYMS, chosen, status=302)

    assert not Synonym.objects.exists()
    assert list(RemovedRow.objects.values_list("kind", "key")) == [("synonym", "wfh")]


@pytest.fixture
def judged(monkeypatch, tmp_path):
    """A list of one judged search: whoever asks for PTO wants the page on annual leave."""
    page = make_page(title="Annual leave for everybody", body="Take it.")
    file = tmp_path / "judged.toml"
    file.write_text(tomli_w.dumps({"query": [{"text": "PTO", "pages": {page.path: 3}}]}))
    monkeypatch.setattr(judging, "LIST", file)
    judging.judged.cache_clear()
    yield
    judging.judged.cache_clear()


PTO = {"words": "PTO", "means": "annual leave", "note": ""}


def test_synonym_that_helps_is_saved_and_said_to_help(desk, judged):
    desk.post(f"{SYNONYMS}add/", PTO, status=302)

    assert "No judged search becomes worse; 1 better." in said(desk)


def test_synonym_that_harms_comes_back_until_it_is_to_be_saved_all_the_same(desk, judged):
    synonym = make_synonym("PTO", "annual leave")
    typed = PTO | {"means": "telework", "note": "Mine"}

    soup = desk.post(url_of(synonym), typed, status=200)

    assert "1 judged search becomes worse" in words(soup.select_one(".error-summary"))
    assert "“PTO” 1.00 → 0.00" in words(soup.select_one(".weighed"))
    assert soup.select_one("#id_means").text.strip() == "telework"
    assert soup.select_one("#id_note")["value"] == "Mine"
    box = soup.select_one("input[name=save_anyway]")
    assert (box["type"], box.has_attr("checked")) == ("checkbox", False)
    synonym.refresh_from_db()
    assert synonym.means == "annual leave"

    desk.post(url_of(synonym), typed | {"save_anyway": "on"}, status=302)

    synonym.refresh_from_db()
    assert synonym.means == "telework"
    assert "1 judged search becomes worse" in said(desk)


def test_box_to_save_all_the_same_stays_in_sight_once_it_is_ticked(desk, judged):
    soup = desk.post(f"{SYNONYMS}add/", PTO | {"words": "", "save_anyway": "on"}, status=200)

    assert soup.select_one("input[name=save_anyway]")["type"] == "checkbox"


def test_note_alone_is_not_weighed(desk, judged):
    synonym = make_synonym("PTO", "annual leave")

    desk.post(url_of(synonym), PTO | {"note": "Now with a note."}, status=302)

    assert "judged" not in said(desk)


def test_question_whether_to_delete_a_synonym_says_what_the_searches_lose(desk, judged):
    good, idle = make_synonym("PTO", "annual leave"), make_synonym("TMO", "managing officer")

    asked = desk.get(url_of(good, "delete"))

    assert "“PTO” 1.00 → 0.00" in words(asked.select_one(".weighed"))
    assert "No judged search becomes worse" in words(desk.get(url_of(idle, "delete")).main)


def test_list_that_cannot_be_judged_is_said_to_be_so(desk):
    desk.post(f"{SYNONYMS}add/", PTO, status=302)

    assert "None of the judged searches could be tried" in said(desk)


def test_new_best_bet_counts_at_once_and_names_the_others_for_its_search(desk):
    other, page = make_bet("Snow days\nstorm", order=3), make_page()
    before = generation.current()

    desk.post(f"{BETS}add/", bet_typed(page), status=302)

    assert generation.current() == before + 1
    notice = desk.get(BETS).select_one("#notices")
    assert f"put first too: {other.page} (order 3)." in words(notice)
    assert notice.select_one(f'a[href="{other.edit_url}"]')


def test_best_bet_for_a_page_that_is_not_live_is_kept_with_a_warning(desk):
    draft = make_draft()

    desk.post(f"{BETS}add/", bet_typed(draft), status=302)

    assert f"Readers do not see it yet: {draft.path} is not live." in said(desk)
    assert BestBet.objects.get().is_edited


@pytest.mark.parametrize(
    ("changes", "wrong"),
    [
        ({"phrases": ""}, "Searches: Type what readers search for, one phrase a line."),
        ({"page": ""}, "Page: Choose the page that stands first."),
        (
            {"starts_on": "2026-12-02", "ends_on": "2026-12-01"},
            "Last day: Choose a last day that is not before the first.",
        ),
    ],
)
def test_best_bet_that_cannot_be_is_refused(desk, changes, wrong):
    page = make_page()

    soup = desk.post(f"{BETS}add/", bet_typed(page, reason="Mine") | changes, status=200)

    assert [words(one) for one in soup.select(".error-summary li")] == [wrong]
    assert soup.select_one("#id_reason")["value"] == "Mine"


def test_list_says_how_each_best_bet_stands(desk):
    today = timezone.localdate()
    make_bet("a shown", order=1)
    make_bet("b coming", order=2, starts_on=today + DAY)
    make_bet("c over", order=3, ends_on=today - DAY)
    make_bet("d draft", order=4, page=make_draft())

    rows = [words(row) for row in desk.get(BETS).select(".field-standing")]

    assert [row.partition(" ")[0] for row in rows] == ["Shown", "Shown", "Over", "Not"]
    assert rows[1].startswith("Shown from")


@pytest.mark.parametrize("url", [SYNONYMS, BETS])
def test_lists_cost_the_same_for_one_row_and_for_many(desk, django_assert_num_queries, url):
    for number in (1, 3):
        for place in range(number):
            make_synonym(f"one {number} {place}")
            make_bet(f"one {number} {place}")
        desk.get(url)
        with django_assert_num_queries(QUERIES_OF_LIST):
            desk.get(url)


@pytest.mark.parametrize(("role", "status"), [(Role.REVIEWER, 403), (Role.PUBLISHER, 200)])
def test_publishers_steer_the_search_and_others_look_on(client_reads, role, status):
    client_reads.login(make_person(role))

    for row in (make_synonym(), make_bet()):
        soup = client_reads.get(url_of(row))
        assert bool(soup.select("#content form [name=_save]")) == (status == 200)
        client_reads.get(url_of(row, "delete"), status=status)
