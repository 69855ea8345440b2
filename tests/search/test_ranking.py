"""The order of pages: what stands where counts."""

from itertools import count

import pytest

from portal.search.engines import Candidate
from portal.search.query import parse
from portal.search.ranking import ranked

numbers = count(1)


def candidate(title="other word", **fields):
    """Return a page that has all of a query in its text, unless it is said to have more."""
    known = {
        "page_id": next(numbers), "has_all": True, "rank": 1.0, "title": title, "names": "",
        "lead": "summari\nsome / where", "kind": "Guidance", "is_historic": False, "related": None,
    }  # fmt: skip
    known |= fields
    for name in ("title", "names", "lead"):
        known[name] = "\n".join(f" {line} " for line in known[name].split("\n") if line)
    return Candidate(**known)


def order(query, *candidates, expansions=None, weights=None, is_loose=False):
    query = parse(query, expansions)
    weights = weights or [1.0] * len(query.groups)
    return ranked(candidates, query, weights, is_loose=is_loose)


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ({"title": "paid leav"}, {"title": "paid parent leav"}),
        ({"title": "paid parent leav"}, {"title": "paid time parent off"}),
        ({"title": "paid parent leav"}, {"names": "paid parent leav"}),
        ({"names": "leav paid"}, {"lead": "leav paid\nsome / where"}),
        ({"lead": "leav paid\nsome / where"}, {"lead": "leav off\nsome / where"}),
        ({"lead": "summari\npaid leav\nsome / where"}, {}),
        ({"lead": "summari\npaid / leav"}, {}),
        ({"rank": 2.0}, {}),
        ({}, {"kind": "Question"}),
        ({"kind": "Question"}, {"kind": "Report"}),
        ({}, {"is_historic": True}),
    ],
)
def test_page_that_says_it_more_plainly_comes_first(better, worse):
    better, worse = candidate(**better), candidate(**worse)

    assert order("paid leave", worse, better) == [better, worse]


def test_names_of_different_lines_are_not_one():
    apart, together = candidate(names="paid\nleav"), candidate(names="paid leav\nday")

    assert order('"paid leave"', apart, together) == [together, apart]


def test_what_was_typed_comes_before_what_means_the_same():
    typed, meant = candidate("snow dai"), candidate("closur dai")

    assert order("snow", meant, typed, expansions={("snow",): (("closur",),)}) == [typed, meant]


def test_rare_word_counts_more_than_a_common_one():
    common, rare = candidate("telework more"), candidate("vacat more")

    found = order("telework vacation", common, rare, weights=[0.1, 0.9])

    assert found == [rare, common]


def test_page_with_more_of_a_query_comes_first():
    little = candidate(has_all=False, rank=1.0)
    much = candidate(has_all=False, rank=2.0)

    found = order("paid sick leave", little, much, is_loose=True)

    assert found == [much, little]


def test_page_that_good_pages_name_as_related_gains():
    alone, named = candidate(), candidate()
    good = candidate("paid leav", related=str(named.page_id))

    assert order("paid leave", alone, named, good) == [good, named, alone]
