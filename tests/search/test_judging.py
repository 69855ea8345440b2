"""How well the search serves readers' own queries, on either database."""

from collections import defaultdict
from math import log2

import pytest
from django.core.management import CommandError, call_command

from portal.publishing import content as contents
from portal.publishing.models import Page
from portal.publishing.rendering import render
from portal.publishing.seeding import read_seeds
from portal.search import index, seeding
from portal.search.judging import GOOD, gain, judge, judged, score
from portal.search.models import IndexEntry
from tests.factories import AT


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
def test_full_content_is_found_as_well_on_postgresql():
    load_pages()
    seeding.sow_synonyms(defaultdict(list))

    assert IndexEntry.objects.count() == len(read_seeds())
    assert judge().mean >= GOOD


def load_pages():
    """Store and index the seed pages, without their history."""
    pages = {}
    for seed in read_seeds():
        page = seed.model(id=len(pages) + 1, slug=seed.slug, kind=seed.model._meta.label_lower)
        page.pk = page.id
        page.parent = pages.get(seed.parent_path)
        page.path = page.address_under(page.parent, page.slug)
        contents.apply(page, seed.content())
        render(page, find=lambda path: path, explain=lambda page: None)
        page.state, page.published_at, page.updated_at = Page.State.LIVE, AT, AT
        pages[seed.path] = page
    fields = [field.attname for field in Page._meta.concrete_fields]
    rows = [Page(**{name: getattr(page, name) for name in fields}) for page in pages.values()]
    Page.objects.bulk_create(rows)
    link = Page.related.through
    link.objects.bulk_create(
        link(from_page_id=pages[seed.path].pk, to_page_id=pages[path].pk)
        for seed in read_seeds()
        for path in seed.head.get("related", [])
    )
    index.keep(pages.values())
