"""`manage.py publish_due`: what was due, done by a timer instead of the first reader."""

from datetime import timedelta

import pytest
import time_machine
from django.core.management import CommandError, call_command

from portal.core.models import Due
from portal.publishing import actions, trail
from tests.factories import AT, make_draft, make_page
from tests.publishing.log import states

pytestmark = pytest.mark.django_db

T = AT + timedelta(days=1)


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(T, tick=False) as clock:
        yield clock


def schedule(page, **terms):
    return actions.schedule(
        revision=page.revisions.first(), by=None, at=AT, **{"publish_at": T, **terms}
    )


@pytest.fixture
def pages():
    """Three pages that are due: one to go live, one to end, one that cannot be published."""
    target, ending = make_page(slug="target"), make_draft(slug="ending")
    broken = make_draft(slug="broken", body="Read [the rules of it](page:/target/).")
    actions.publish(revision=ending.revisions.get(), by=None, at=AT, expire_at=T)
    schedule(make_draft(slug="coming"))
    schedule(broken)
    actions.archive(page=target, reason="It ended.", by=None, at=AT)
    return {"ending": ending, "broken": broken}


def test_nothing_due_says_nothing(capsys, clock):
    schedule(make_draft())
    clock.move_to(T - timedelta(seconds=1))

    call_command("publish_due")

    assert capsys.readouterr().out == ""


def test_what_is_due_is_done_and_told(capsys):
    page = make_draft(slug="coming")
    schedule(page)

    call_command("publish_due")

    assert capsys.readouterr().out == "Published /coming/\n"
    assert states(page) == ["live"]


def test_what_had_to_go_back_fails_the_run_but_nothing_else(capsys, pages):
    with pytest.raises(CommandError) as caught:
        call_command("publish_due")

    assert str(caught.value) == "Could not be published: /broken/."
    told = capsys.readouterr().out.splitlines()
    assert [line for line in told if not line.startswith(" ")] == [
        "Returned /broken/",
        "Published /coming/",
        "Withdrew /ending/",
    ]
    assert told[1].startswith("  /broken/: body, line 1:")
    assert states(pages["broken"]) == ["returned"]


def test_dry_run_says_the_same_and_changes_nothing(capsys, pages):
    log, due = trail.head(), Due.objects.values_list("due_at", flat=True).first()

    with pytest.raises(CommandError, match="/broken/"):
        call_command("publish_due", "--dry-run")

    assert "Published /coming/\nWithdrew /ending/\n" in capsys.readouterr().out
    assert (trail.head(), Due.objects.values_list("due_at", flat=True).first()) == (log, due)
    assert states(pages["broken"]) == ["scheduled"]


def test_second_run_finds_nothing_left(capsys):
    schedule(make_draft())
    call_command("publish_due")
    capsys.readouterr()

    call_command("publish_due")

    assert capsys.readouterr().out == ""
