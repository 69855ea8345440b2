"""What a query finds, on either database."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from portal.core import generation
from portal.faqs.models import Question
from portal.publishing import actions
from portal.search.finding import find
from portal.search.models import BestBet
from tests.factories import AT, make_draft, make_page
from tests.search.shelf import shelve, shelve_all

pytestmark = pytest.mark.django_db

ODD = "-\"“ ab5./§()'%_*^:{}\\\x00\u0301"


def titles(query, **how):
    return [result.title for result in find(query, **how).results]


def test_every_word_is_found_and_titles_come_first():
    shelve(title="Work schedules on other days", body="Leave and telework, both.")
    shelve(title="Leave while you telework at home")
    shelve(title="Something else altogether here")

    assert titles("teleworking leaves") == [
        "Leave while you telework at home",
        "Work schedules on other days",
    ]


def test_result_tells_what_readers_need():
    section = shelve(slug="telework", title="The section about telework", short_title="Telework")
    page = shelve(Question, parent=section, body="A needle.", historic_note="Issued in 2020.")

    found = find("needle")

    (result,) = found.results
    assert (result.title, result.url, result.extract) == (
        page.title, page.path, "A <mark>needle</mark>.",
    )  # fmt: skip
    assert (result.kind, result.section, result.is_historic) == ("Question", "Telework", True)
    assert result.updated_at == AT
    assert (found.query, found.searched, found.total, found.pages) == ("needle", "needle", 1, 1)
    assert (found.is_relaxed, found.is_more) == (False, False)


@pytest.mark.parametrize(
    "field",
    [
        {"title": "The needle in a stack of hay"},
        {"short_title": "Needles"},
        {"aliases": "Pins\nneedle"},
        {"summary": "What everybody should know about a needle before asking for one."},
        {"body": "## The needle\n\nHay."},
        {"body": "A needle."},
        {"slug": "the-needle"},
    ],
)
def test_word_is_found_wherever_it_stands(field):
    page = shelve(**field)
    shelve()

    assert titles("needle") == [page.title]


@pytest.mark.parametrize(
    ("query", "is_found"),
    [
        ('"sick day"', True), ('"day sick"', False), ("sick-day", True), ("sick -day", False),
        ('sick -"day sick"', True), ("5 U.S.C. 6503(a)", True), ("5 usc 6503", True),
        ("§ 6503", True), ("6504", False), ("sf182", True), ("SF-182", True), ("182-SF", False),
        ("Public Law 111-292", True),
    ],
)  # fmt: skip
def test_forms_of_a_query(query, is_found):
    shelve(
        title="Rules that everybody follows",
        body="On sick days see 5 U.S.C. 6503(a), Pub. L. 111-292 and form SF-182.",
    )

    assert bool(titles(query, mend=False)) is is_found


def test_stop_words_alone_find_names():
    page = shelve(title="Who may telework, and when?")
    shelve(body="Who may telework, and when?")

    assert titles("who may") == [page.title]


def test_drafts_withdrawn_and_archived_pages_are_never_found():
    make_draft(title="The needle of a draft page")
    withdrawn, archived = make_page(body="A needle."), make_page(body="A needle.")
    actions.withdraw(page=withdrawn, reason="It is old.", by=None, at=AT)
    actions.archive(page=archived, reason="It is old.", by=None, at=AT)

    assert find("needle").total == 0


def test_new_draft_of_a_live_page_is_not_found():
    page = make_page(body="A needle.")
    actions.save_draft(page=page, content={"body": "A haystack."}, by=None, at=AT)

    assert titles("haystack", mend=False) == []
    assert titles("needle") == [page.title]


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({"section": "faqs"}, ["asked"]),
        ({"section": "nowhere"}, []),
        ({"kind": "Question"}, ["asked"]),
        ({"audience": "employees"}, ["asked", "plain"]),
        ({"audience": "supervisors"}, ["plain"]),
        ({"section": "faqs", "kind": "Guidance"}, []),
    ],
)
@pytest.mark.parametrize("query", ["needle", "needel", "needle zebra", "who"])
def test_filters(filters, expected, query):
    faqs = shelve(slug="faqs")
    shelve(Question, parent=faqs, slug="asked", title="Who has the needle of hay", body="Hay.")
    shelve(slug="plain", title="Who else has a needle now", body="Hay.")

    found = find(query, **filters)

    assert sorted(result.url.strip("/").rpartition("/")[2] for result in found.results) == expected


def test_synonyms_find_what_means_the_same():
    page = shelve(title="When federal offices close for a day")
    closed = {("snow", "day"): (("offic", "close"),)}

    assert titles("snow day rules", expansions=closed) == [page.title]
    assert titles("snow day", expansions=closed) == [page.title]
    assert titles("snow day", expansions={}) == [page.title]  # some of it: a day
    assert find("snow day", expansions={}).is_relaxed


def test_misspelled_words_are_mended():
    page = shelve(title="Flexible schedules for all people")

    found = find("flexable shedules")

    assert (found.query, found.searched) == ("flexable shedules", "flexible schedules")
    assert [result.title for result in found.results] == [page.title]
    assert not found.is_relaxed
    assert find("flexable shedules", mend=False).total == 0


def test_words_that_pages_hold_are_not_mended():
    shelve(body="A form and a farm.")
    shelve(body="A zebra.")

    found = find("farm zebra")

    assert (found.searched, found.is_relaxed, found.total) == ("farm zebra", True, 2)


def test_pages_with_some_words_follow_where_none_has_all():
    both = shelve(body="Needles and pins.")
    one = shelve(body="Pins.")
    shelve(body="Hay.")

    found = find("needle pins zebra")

    assert found.is_relaxed
    assert [result.title for result in found.results] == [both.title, one.title]


def test_pages_with_some_words_follow_few_with_all():
    both = shelve(body="Needles and pins.")
    one = shelve(body="Pins.")

    found = find("needle pins")

    assert not found.is_relaxed
    assert [result.title for result in found.results] == [both.title, one.title]


def test_best_bets_come_first_and_not_again():
    page = shelve(title="A page that editors put first", body="A needle.")
    other = shelve(body="A needle.")
    BestBet.objects.create(phrases="Needles", page=page, note="Read <this>.")
    generation.bump()

    found = find("the needle")

    (best,) = found.best_bets
    assert (best.title, best.extract) == (page.title, "Read &lt;this&gt;.")
    assert [result.title for result in found.results] == [other.title]
    assert found.total == 2
    assert find("needle", kind="Guidance").best_bets == ()
    assert find("needle page").best_bets == ()


def test_best_bet_that_is_not_live_is_not_shown():
    page = make_draft()
    BestBet.objects.create(phrases="needle", page=page)
    generation.bump()

    assert find("needle").best_bets == ()


def test_results_come_by_the_page():
    shelve_all({"body": "A needle."} for _ in range(45))

    pages = [titles("needle", page=number) for number in (1, 2, 3, 4, 9, 0)]

    assert [len(found) for found in pages] == [20, 20, 5, 0, 0, 20]
    assert len({title for found in pages[:3] for title in found}) == 45
    assert find("needle", page=9).total == 45


@pytest.mark.slow
def test_no_more_than_a_thousand_are_counted_and_names_come_first():
    shelve_all({"body": "A needle."} for _ in range(1_005))
    shelve(title="The needle in the hay")

    found, last = find("needle"), find("needle", page=50)

    assert (found.total, found.is_more, found.pages) == (1_000, True, 50)
    assert found.results[0].title == "The needle in the hay"
    assert len(last.results) == 20


@pytest.mark.slow
def test_page_called_just_what_was_typed_is_first_however_many_match():
    shelve_all({"body": "A needle."} for _ in range(450))
    long = "Hay is what the needle is looked for in. " * 200
    page = shelve(title="All about sewing and mending", short_title="Needles", body=long)
    other = shelve(title="What people sew with at home", aliases="Pin-cushion", body=long)

    assert find("needle").results[0].url == page.path
    expansions = {("needl",): (("pin", "cushion"),)}
    found = find("needle", expansions=expansions).results[:2]
    assert [one.url for one in found] == [page.path, other.path]


@pytest.mark.parametrize(
    "query",
    [
        "needle", "pins", '"needle and"', "needle pins", "neddle", "needle zebra", "zebra", "who",
        "neddle pinz zebra", "-needle", "",
    ],
)  # fmt: skip
@pytest.mark.parametrize("filters", [{}, {"kind": "Guidance", "audience": "employees"}])
def test_a_search_costs_two_queries_at_most(query, filters):
    shelve_all({"body": "Needle and pins."} for _ in range(35))
    find("warm needel")

    with CaptureQueriesContext(connection) as queries:
        find(query, **filters)

    assert len(queries) <= 2


@pytest.fixture
def some_page(db):
    return shelve(title="A page about a and b and 5")


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text() | st.text(alphabet=ODD), st.integers(-1, 60))
def test_any_query_is_answered(some_page, query, page):
    found = find(query, page=page, section="a", audience=query[:3], kind=query[:2])

    assert found.total >= len(found.results)


SHELF = {
    "Telework basics for employees": "Ask your supervisor. Sign an agreement.",
    "Telework basics for supervisors": "Decide requests. Sign an agreement.",
    "Telework agreements in full": "What stands in them.",
    "May I telework abroad or on vacation?": "Rarely.",
    "Annual leave and sick leave": "How much of each you earn.",
    "Paid parental leave for families": "Twelve weeks. It is no sick leave.",
    "Leave without pay for a long time": "When nothing else is left.",
    "Alternative work schedules for all": "Flexible and compressed schedules.",
    "Flexible schedules and core hours": "When everybody is there.",
    "Help with elder care and child care": "Care for parents, care for children.",
    "Employee assistance for everyone": "Confidential help, and it costs nothing.",
    "Weather and safety leave in snow": "When offices close. Teleworkers work.",
    "Emergency planning for snow days": "Take your laptop home.",
    "Reports on telework to Congress": "Every year, with data.",
    "Official worksite and locality pay": "See 5 CFR 531.605. Telework changes it.",
}


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("telework agreement", ["Telework agreements in full", "Telework basics for employees"]),
        ("sick leave", ["Annual leave and sick leave", "Paid parental leave for families"]),
        ("flexible schedule", ["Flexible schedules and core hours"]),
        ("snow day", ["Emergency planning for snow days", "Weather and safety leave in snow"]),
        ("5 CFR 531.605", ["Official worksite and locality pay"]),
        ("can I telework while on vacation", ["May I telework abroad or on vacation?"]),
        ("parental leav", ["Paid parental leave for families"]),
        ("child care", ["Help with elder care and child care"]),
        ("unpaid leave", ["Annual leave and sick leave"]),
    ],
)  # fmt: skip
def test_both_databases_find_the_same_first(query, expected):
    shelve_all({"title": title, "body": body} for title, body in SHELF.items())

    assert titles(query)[: len(expected)] == expected


def test_page_whose_title_has_only_stop_words_is_found_by_its_text():
    make_page(title="What is this and who are you", body="A zebra crossing.")

    assert [one.title for one in find("zebra").results] == ["What is this and who are you"]
