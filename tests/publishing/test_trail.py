import pytest
from django.core.management import CommandError, call_command

from portal.publishing import actions, trail
from portal.publishing.models import Event, Revision
from tests.factories import AT, make_draft, make_editor, make_page

pytestmark = pytest.mark.django_db


@pytest.fixture
def log():
    """Some lines of log, oldest first."""
    editor = make_editor()
    page = make_page(slug="one", by=editor)
    actions.save_draft(page=page, content={"body": "New text."}, by=editor, at=AT)
    actions.move(page=page, parent=None, slug="two", by=editor, at=AT)
    return list(Event.objects.order_by("pk"))


def test_log_is_whole_as_it_was_written(log, capsys):
    call_command("verify_log")

    assert capsys.readouterr().out == f"The log is whole: 4 lines, the last {log[-1].hash}.\n"


def test_empty_log_is_whole():
    assert trail.verify() == (0, None)


@pytest.mark.parametrize(
    "changed", [{"detail": {"note": "other"}}, {"path": "/x/"}, {"by": None}, {"verb": "moved"}]
)
def test_changed_line_is_named(log, changed):
    Event.objects.filter(pk=log[2].pk).update(**changed)

    with pytest.raises(CommandError, match=r"broken at line 3 .*the line was changed"):
        call_command("verify_log")


def test_line_taken_out_is_noticed(log):
    Event.objects.filter(pk=log[1].pk).delete()

    lines, broken = trail.verify()

    assert (lines, broken.event) == (2, log[2])
    assert "not the one it was written after" in broken.reason


def test_changed_revision_is_noticed(log):
    Revision.objects.filter(pk=log[2].revision_id).update(content={"body": "Never said."})

    lines, broken = trail.verify()

    assert (lines, broken.event) == (3, log[2])
    assert "the revision" in broken.reason


def test_deleted_revision_is_noticed(log):
    Revision.objects.filter(pk=log[2].revision_id).delete()

    lines, broken = trail.verify()

    assert (lines, broken.reason) == (3, "the revision it speaks of is gone")


def test_log_cut_off_at_its_end_shows_in_count_and_head(log):
    before = trail.verify()[0], trail.head()

    Event.objects.filter(pk=log[-1].pk).delete()

    assert (trail.verify()[0], trail.head()) == (3, log[-2].hash) != before


def test_deleted_draft_leaves_a_whole_log(log):
    draft = make_draft()
    draft.delete()

    assert trail.verify() == (5, None)
