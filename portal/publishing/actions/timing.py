"""Publication at a time to come, and doing what is due."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction

from portal.core import generation
from portal.publishing import checks, rules, trail
from portal.publishing import content as contents
from portal.publishing.models import Comment, Event, Revision
from portal.publishing.schedule_words import expired

from .held import held_revision
from .publication import Stopped, refuse_end, refuse_past, show, stand_behind
from .showing import announce, expiring, next_moment, put_away

State = Revision.State


@transaction.atomic
def schedule(
    *, revision, publish_at, by, at, note="", expire_at=None, forced_reason=""
) -> Revision:
    """Have a revision published at a time to come; what readers see until then stays.

    The text is checked now, by the rules of `publish`, and again at its time: until then, it may
    name pages that are still drafts. It takes the place of a revision that was scheduled before.
    """
    revision = held_revision(revision)
    rules.require(by, rules.can_publish, revision.page)
    refuse_past(publish_at, since=at, field="publish_at")
    refuse_end(revision.page, expire_at, since=publish_at)
    if revision.state not in Revision.WAITING:
        raise ValidationError("Only the newest draft can be scheduled. Restore this one first.")
    draft = contents.draft_of(revision.page, revision.content)
    found = checks.findings(draft, on=publish_at, is_ahead=True)
    if problems := [str(one) for one in found if one.forbids]:
        raise ValidationError(problems)
    stand_behind(revision, by=by, on=publish_at, reason=forced_reason)
    others = revision.page.revisions.filter(state=State.SCHEDULED).exclude(pk=revision.pk)
    others.update(state=State.SUPERSEDED)
    revision.state, revision.note, revision.published_by = State.SCHEDULED, note, by
    revision.publish_at, revision.expire_at = publish_at, expire_at
    revision.save()
    announce()
    detail = {"from": publish_at, "until": expire_at, "note": note}
    if revision.forced_reason:
        detail["forced"] = revision.forced_reason
    _record(revision, Event.Verb.SCHEDULED, by=by, at=at, detail=detail)
    return revision


@transaction.atomic
def unschedule(*, revision, by, at) -> Revision:
    """Take a revision off the schedule; it is a draft again, approved if it was before."""
    revision = held_revision(revision)
    rules.require(by, rules.can_publish, revision.page)
    if revision.state != State.SCHEDULED:
        raise ValidationError("This revision is not scheduled any more. Open the page again.")
    _take_off(revision, back_to=State.APPROVED if revision.approved_by_id else State.DRAFT)
    _record(revision, Event.Verb.UNSCHEDULED, by=by, at=at)
    return revision


@dataclass(frozen=True)
class Done:
    """One thing that was due. A text with `problems` was not published but went back."""

    what: str
    path: str
    problems: tuple[str, ...] = ()

    def __str__(self):
        return f"{self.what} {self.path}" + "".join(f"\n  {one}" for one in self.problems)


@transaction.atomic
def settle(at) -> list[Done]:
    """Do what the schedule says should have happened by now.

    It is done moment by moment, so that what becomes of a page does not depend on when this runs.
    """
    generation.hold()
    done = []
    while (moment := next_moment()) and moment <= at:
        done += [*_publish_due(moment, at=at), *_expire_due(moment)]
    announce()
    return done


def _publish_due(moment, *, at):
    """Publish, at once, what is due: pages that go out together may link to one another."""
    due = Revision.objects.filter(state=State.SCHEDULED, publish_at=moment).order_by("pk")
    due = {one.pk: one for one in due.select_related("page")}
    while due and (stopped := _try(due, at=at)):
        for number, problems in stopped.items():
            yield _give_back(due.pop(number), problems, at=at)
    for revision in due.values():
        yield Done("Published", revision.page.path)


def _try(numbers, *, at) -> dict[int, list[str]]:
    """Publish revisions, all or none; return what keeps which of them from it."""
    try:
        with transaction.atomic():
            show(list(Revision.objects.filter(pk__in=numbers).order_by("pk")), by=None, at=at)
    except Stopped as stopped:
        return {revision.pk: lines for revision, lines in stopped.lines.items()}
    except ValidationError as error:
        return dict.fromkeys(numbers, error.messages)
    return {}


def _give_back(revision, problems, *, at):
    text = "It could not be published at its time. " + " ".join(problems)
    _take_off(revision, back_to=State.RETURNED)
    Comment.objects.create(page=revision.page, revision=revision, text=text, at=at)
    _record(revision, Event.Verb.UNSCHEDULED, by=None, at=at, detail={"note": text})
    return Done("Returned", revision.page.path, tuple(problems))


def _expire_due(moment):
    for revision in expiring().filter(expire_at=moment).order_by("pk").select_related("page"):
        put_away(revision.page, reason=expired(moment), by=None, at=moment)
        yield Done("Withdrew", revision.page.path)


def _take_off(revision, *, back_to):
    newer = revision.page.revisions.filter(state__in=Revision.OPEN)
    revision.state = State.SUPERSEDED if newer.exists() else back_to
    revision.publish_at = revision.expire_at = revision.published_by = None
    revision.forced_reason = ""
    revision.save()
    announce()


def _record(revision, verb, *, by, at, detail=None):
    trail.record(page=revision.page, verb=verb, by=by, at=at, revision=revision, detail=detail)
