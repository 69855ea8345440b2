"""Seeds of subjects and ready answers."""

from collections import defaultdict

import pytest

from portal.contact.models import SavedReply, Subject
from portal.contact.seeding import sow_subjects

pytestmark = pytest.mark.django_db


def sow():
    outcome = defaultdict(list)
    sow_subjects(outcome=outcome)
    return {what: len(found) for what, found in outcome.items()}


def test_second_time_nothing_is_new():
    assert (sow(), sow()) == ({"subjects added": 12, "saved replies added": 10}, {})


def test_what_an_editor_touched_stays():
    sow()
    Subject.objects.filter(slug="telework").update(label="Ours", is_edited=True)
    Subject.objects.filter(slug="other").update(label="Nobody's")
    SavedReply.objects.filter(slug="my-own-case").update(text="Ours", is_edited=True)

    assert sow() == {"subjects updated": 1}
    assert Subject.objects.get(slug="telework").label == "Ours"
    assert SavedReply.objects.get(slug="my-own-case").text == "Ours"


def test_every_subject_is_answered_by_more_than_authors():
    sow()

    assert not Subject.objects.filter(role="author").exists()
    assert Subject.objects.get(is_complaint=True).role == "administrator"
