"""How well the search serves readers' own queries, on either database."""

from math import log2

import pytest
from django.core.management import CommandError, call_command

from portal.publishing.models import Page
from portal.publishing.seeding import read_seeds
from portal.search.judging import GOOD, gain, judge, judged, score
from portal.search.models import IndexEntry


def test_perfect_order_scores_one():
    assert score(["/a/", "/b/", "/c/"], {"/a/": 3, "/b/": 1}) == 1.0


def test_order_and_grades_count():
    best = 7 + 3 / log2(3)

    assert score(["/b/", "/a/"], {"/a/": 3, "/b/": 2}) == pytest.approx((3 + 7 / log2(3)) / best)
    assert score(["/x/", "/a/"], {"/a/": 3, "/b/": 2}) == pytest.approx((7 / log2(3)) / best)
    assert score([], {"/a/": 3}) == 0.0


def test_only_the_first_ten_count():
    assert gain([0] * 10 + [3]) == 0.0
    assert gain([0] * 9 + [3]) == pytest.approx(7 / log2(11))


def test_every_judged_query_has_a_page_to_hope_for():
    assert len(judged()) >= 80
    assert all(max(grades.values()) >= 2 for grades in judged().values())


@pytest.mark.django_db
def test_queries_whose_pages_are_not_there_are_left_out():
    assert judge() == {}
    with pytest.raises(CommandError):
        call_command("judge_search")


@pytest.mark.slow
@pytest.mark.django_db
def test_full_content_is_found_well(site, capsys):
    assert set(judged()[next(iter(judged()))]) <= set(Page.objects.values_list("path", flat=True))

    call_command("judge_search")
    mean, _, number, _ = capsys.readouterr().out.splitlines()[-1].split()
    assert float(mean) >= GOOD
    assert int(number) == len(judged())


@pytest.mark.slow
@pytest.mark.engine("postgres")
@pytest.mark.django_db
def test_full_content_is_seeded_and_found_as_well_on_postgresql():
    """On the other engine, every test of the full content shows that it can be seeded."""
    call_command("seed", verbosity=0)

    paths = {one.path for one in read_seeds()}
    assert set(Page.objects.live().values_list("path", flat=True)) == paths
    assert IndexEntry.objects.count() == len(paths)
    assert judge().mean >= GOOD
