"""The starting agencies, and what becomes of them when they are sown again."""

import re
from collections import defaultdict

import pytest

from portal.agencies import seeding
from portal.agencies.models import Agency, Contact

pytestmark = pytest.mark.django_db


def sow():
    outcome = defaultdict(list)
    seeding.sow_agencies(outcome)
    return dict(outcome)


def test_first_time_adds_every_agency_and_no_contact():
    outcome = sow()

    assert {what: len(found) for what, found in outcome.items()} == {"agencies added": 74}
    assert Agency.objects.filter(is_cfo_act=True).count() == 24
    assert Agency.objects.filter(kind="department").count() == 15
    assert not Contact.objects.exists()


@pytest.mark.slow
def test_starting_agencies_are_valid():
    sow()

    for agency in Agency.objects.all():
        agency.full_clean()
        assert re.fullmatch(r"https://[^/]+\.(gov|mil|org|edu)(/.*)?", agency.website), agency


def test_second_time_changes_nothing(django_assert_num_queries):
    sow()
    before = list(Agency.objects.values())

    with django_assert_num_queries(1):
        assert sow() == {}

    assert list(Agency.objects.values()) == before


def test_name_that_no_editor_touched_follows_the_file():
    sow()
    Agency.objects.filter(slug="opm").update(name="Civil Service Commission")

    assert sow() == {"agencies updated": ["Office of Personnel Management"]}
    assert Agency.objects.get(slug="opm").name == "Office of Personnel Management"


def test_what_an_editor_touched_stays_and_is_named():
    sow()
    Agency.objects.filter(slug="opm").update(name="OPM", is_edited=True, is_listed=False)

    assert sow() == {"skipped": ["Office of Personnel Management"]}
    assert Agency.objects.get(slug="opm").name == "OPM"


def test_agency_that_is_not_in_the_file_stays():
    Agency.objects.create(slug="ended-board", name="Ended Board")

    assert sow().keys() == {"agencies added"}
    assert Agency.objects.filter(slug="ended-board").exists()


def test_agency_that_an_editor_added_by_another_name_is_not_added_again():
    Agency.objects.create(slug="personnel", name="Personnel", code="OM", is_edited=True)

    outcome = sow()

    assert outcome["skipped"] == ["Office of Personnel Management"]
    assert len(outcome["agencies added"]) == 73
