from datetime import UTC, datetime, timedelta

import pytest

from portal.links.answers import Outcome, Verdict
from portal.links.judging import judge
from portal.links.models import ExternalLink

State = ExternalLink.State
DAY = timedelta(days=1)
NOON = datetime(2026, 11, 20, 17, 0, tzinfo=UTC)
OK = Outcome(Verdict.OK, 200, "https://example.gov/")
GONE = Outcome(Verdict.GONE, 404, "https://example.gov/", "Not there.")
FAILING = Outcome(Verdict.FAILING, 500, "", "Out of order.")
UNKNOWN = Outcome(Verdict.UNKNOWN, 403, "", "Turned away.")
LATER = Outcome(Verdict.LATER, 429, "", "Later.", timedelta(hours=2))


def judged(*outcomes, every=DAY):
    """Return a link after these outcomes, one every so often."""
    link = ExternalLink(url="https://example.gov/")
    for number, outcome in enumerate(outcomes):
        judge(link, outcome, at=NOON + number * every)
    return link


@pytest.mark.parametrize(
    ("outcomes", "state", "failures"),
    [
        ([OK], State.OK, 0),
        ([Outcome(Verdict.MOVED, 200, "https://example.org/")], State.MOVED, 0),
        ([UNKNOWN], State.UNCHECKED, 0),
        ([GONE], State.BROKEN, 1),
        ([FAILING], State.FAILING, 1),
        ([FAILING] * 2, State.FAILING, 2),
        ([FAILING] * 3, State.BROKEN, 3),
        ([FAILING, FAILING, OK], State.OK, 0),
        ([FAILING, FAILING, OK, FAILING], State.FAILING, 1),
        ([FAILING, FAILING, UNKNOWN, FAILING], State.FAILING, 1),
        ([FAILING, FAILING, LATER, FAILING], State.BROKEN, 3),
        ([GONE, FAILING], State.BROKEN, 2),
        ([GONE, LATER], State.BROKEN, 1),
        ([GONE, OK], State.OK, 0),
    ],
)
def test_state_after_checks_on_days_in_a_row(outcomes, state, failures):
    link = judged(*outcomes)

    assert (link.state, link.failures) == (state, failures)


def test_failures_on_one_day_count_once():
    link = judged(*[FAILING] * 5, every=timedelta(hours=1))

    assert (link.state, link.failures) == (State.FAILING, 1)


def test_link_tells_since_when_it_fails_and_why():
    link = judged(FAILING, FAILING)

    assert (link.failing_since, link.checked_at) == (NOON, NOON + DAY)
    assert (link.status, link.problem) == (500, "Out of order.")


def test_link_that_works_again_has_no_trouble_left():
    link = judged(GONE, OK)

    assert (link.failing_since, link.problem, link.status) == (None, "", 200)


def test_site_that_asks_for_time_leaves_what_was_known():
    link = judged(GONE, LATER)

    assert (link.problem, link.checked_at) == ("Not there.", NOON)
    assert link.retry_at == NOON + DAY + timedelta(hours=2)


def test_unchecked_link_tells_that_its_site_asks_for_time():
    assert judged(LATER).problem == "Later."


def test_next_answer_ends_the_time_a_site_asked_for():
    assert judged(LATER, OK).retry_at is None
