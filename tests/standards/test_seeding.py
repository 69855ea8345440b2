"""The starting targets: whole, valid, and an editor's own stay."""

from collections import defaultdict

import pytest

from portal.core import generation
from portal.standards.models import Target
from portal.standards.seeding import read_targets, sow_targets

pytestmark = pytest.mark.django_db


def sow():
    outcome = defaultdict(list)
    sow_targets(outcome)
    return dict(outcome)


def test_every_target_is_valid_and_says_how_it_is_measured():
    outcome = sow()

    assert len(outcome["targets added"]) == len(read_targets()) == 13
    for target in Target.objects.all():
        target.full_clean()
        assert target.method, target
        assert target.caveat_list, target


def test_titles_tell_targets_apart():
    titles = [fields["title"] for fields in read_targets().values()]

    assert len(set(titles)) == len(titles)


def test_second_time_changes_nothing(django_assert_num_queries):
    sow()
    number = generation.current()

    with django_assert_num_queries(1):
        assert sow() == {}

    assert generation.current() == number


def test_target_that_no_editor_touched_follows_the_file():
    sow()
    Target.objects.filter(slug="answer").update(value=80)

    assert sow() == {"targets updated": ["Questions answered on time"]}
    assert Target.objects.get(slug="answer").value == 90


def test_what_an_editor_touched_stays_and_is_named():
    sow()
    Target.objects.filter(slug="answer").update(value=80, is_edited=True)

    assert sow() == {"skipped": ["Questions answered on time"]}
    assert Target.objects.get(slug="answer").value == 80


def test_no_caveat_speaks_to_editors():
    shown = " ".join(fields["caveats"] for fields in read_targets().values())

    assert "Keep that wording" not in shown
    assert "show the count" not in shown
