"""What is recorded of who completed a course: once, and nobody's name."""

import io
from datetime import UTC, datetime, timedelta

import pytest
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.utils import timezone

from tests.agencies.entries import make_agency
from tests.training.learner import NAME_FORM, Learner, small_outline
from training.models import Completion, CourseVersion, Transfer
from training.progress import transfers
from training.progress.session import Progress

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

AT = datetime(2026, 11, 20, 15, 0, tzinfo=UTC)


@pytest.fixture
def learner():
    return Learner(small_outline(modules=1, lessons=1, questions=2))


def test_completed_when_all_is_read_and_answered(learner):
    module = learner.outline.modules[0]
    learner.read(module.lessons[0])
    assert not Completion.objects.exists()

    learner.answer(module.check_path, wrong=learner.outline_ids)

    completion = Completion.objects.get()
    assert completion.course.version == learner.outline.version
    assert (completion.passed_at, completion.score, completion.agency) == (None, None, None)
    assert completion.minutes == learner.outline.minutes
    assert learner.entry["completion"] == completion.pk


def test_pass_comes_to_the_same_completion(learner):
    learner.do_all_but_final()

    learner.answer(learner.outline.check_path, **NAME_FORM)

    completion = Completion.objects.get()
    assert completion.score == 100
    assert completion.passed_at >= completion.completed_at


def test_pass_before_the_end_keeps_its_own_moment(learner):
    learner.answer(learner.outline.check_path)
    assert not Completion.objects.exists()

    learner.do_all_but_final()

    completion = Completion.objects.get()
    assert completion.passed_at < completion.completed_at
    assert completion.earned_at == completion.completed_at


def test_one_run_is_recorded_once(learner):
    learner.do_all_but_final()
    learner.do_all_but_final()
    learner.answer(learner.outline.check_path, **NAME_FORM)
    learner.reader.post(learner.outline.check_path, NAME_FORM)

    assert Completion.objects.count() == 1


def test_clearing_begins_another_run_and_keeps_what_was_recorded(learner):
    learner.do_all_but_final()
    learner.reader.post("/training/progress/clear/", {"course": "course"})
    learner.do_all_but_final()

    assert Completion.objects.count() == 2


def test_agency_by_whose_page_one_came_is_recorded(learner):
    agency = make_agency(slug="usda")
    learner.read(learner.outline.lessons[0])
    session = learner.reader.client.session
    Progress(session).come_by(learner.outline, "usda", at=AT)
    session.save()

    learner.do_all_but_final()

    assert Completion.objects.get().agency == agency


def make_completion(**fields):
    small_outline(modules=0)
    own = {"course": CourseVersion.objects.get(), "completed_at": AT, "minutes": 60}
    return Completion.objects.create(**own | fields)


@pytest.mark.parametrize(
    "fields",
    [
        {"passed_at": AT},
        {"score": 80},
        {"passed_at": AT, "score": 101},
        {"passed_at": AT, "score": -1},
    ],
)
def test_pass_and_score_belong_together(fields):
    with pytest.raises(IntegrityError), transaction.atomic():
        make_completion(**fields)


def test_day_is_that_of_the_zone():
    late = datetime(2026, 11, 21, 3, 0, tzinfo=UTC)
    completion = make_completion(completed_at=AT, passed_at=late, score=90)

    days = {}
    for zone in ("America/New_York", "Pacific/Guam"):
        completion.zone = zone
        days[zone] = completion.earned_on.isoformat()

    assert days == {"America/New_York": "2026-11-20", "Pacific/Guam": "2026-11-21"}


def test_nothing_that_names_somebody_is_a_field():
    fields = {field.name for field in Completion._meta.get_fields() if not field.auto_created}

    assert fields == {
        *("run", "course", "agency", "zone", "completed_at", "passed_at", "score", "minutes"),
    }


def test_purge_deletes_expired_transfers_alone():
    now = timezone.now()
    make_completion()
    kept = transfers.make({"course": {}}, at=now - timedelta(days=6))
    transfers.make({"course": {}}, at=now - timedelta(days=8))

    said = io.StringIO()
    call_command("purge_training", dry_run=True, stdout=said)
    call_command("purge_training", stdout=said)

    assert said.getvalue().splitlines() == [
        "Would delete 1 expired transfer.",
        "Deleted 1 expired transfer.",
    ]
    assert Transfer.objects.count() == 1
    assert transfers.find(kept.replace("-", ""), at=now) == {"course": {}}
    assert Completion.objects.count() == 1
