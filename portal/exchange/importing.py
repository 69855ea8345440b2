"""An upload from its arrival to its import. Each step looks at the upload and the portal anew."""

from datetime import datetime, timedelta
from functools import partial

from django.core import signing
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q

from portal.core import generation
from portal.publishing import actions
from portal.publishing.models import Page

from .entries import Problem
from .knowledge import parent_of
from .models import ImportJob
from .planning import Outcome, Plan, Row, plan_of
from .reading import read

LIFETIME = timedelta(hours=1)
SALT = "portal.exchange.import"


@transaction.atomic
def receive(*, name: str, data: bytes, by, at: datetime) -> ImportJob:
    """Keep an upload for an hour, in the place of the last one; forget what is past its time."""
    ImportJob.objects.filter(Q(expires_at__lte=at) | Q(user=by)).delete()
    job = ImportJob(user=by, name=name, data=data, created_at=at, expires_at=at + LIFETIME)
    job.bases = _plan(job).bases
    job.save()
    return job


def token_of(job: ImportJob) -> str:
    return signing.dumps(job.pk, salt=f"{SALT}.{job.user_id}")


def job_of(token: str, *, user, at: datetime) -> ImportJob | None:
    """Return the upload that a token names, if it is this user's and is still kept."""
    try:
        number = signing.loads(token, salt=f"{SALT}.{user.pk}", max_age=LIFETIME)
    except signing.BadSignature:
        return None
    return ImportJob.objects.filter(pk=number, user=user, expires_at__gt=at).first()


def plan_for(job: ImportJob) -> Plan:
    """Return what the upload would do now; pages that changed since its report are refused."""
    plan = _plan(job)
    for row in plan.rows:
        if plan.bases[row.path] != job.bases.get(row.path):
            row.is_stale = True
            row.refuse("path", f"{row.path} was changed at the desk after this report was made.")
    return plan


def look_again(job: ImportJob) -> None:
    """Take the portal as it is now for what the report is made on."""
    job.bases = _plan(job).bases
    job.save(update_fields=["bases"])


def _plan(job: ImportJob) -> Plan:
    return plan_of(read(job.name, bytes(job.data)), job.user)


@transaction.atomic
def bring_in(job: ImportJob, *, by, at: datetime) -> Plan:
    """Do what the report says, all of it; where the plan has problems, nothing has changed."""
    generation.hold()
    plan = plan_for(job)
    if plan.problems:
        return plan
    try:
        with transaction.atomic():
            _apply(plan, by=by, at=at)
    except ValidationError as error:
        plan.unread.append(Problem(job.name, 0, " ".join(error.messages)))
        return plan
    job.delete()
    return plan


def _apply(plan: Plan, *, by, at: datetime) -> None:
    ids = dict(plan.known.ids)
    actions.create_together(pages=_new(plan, ids), by=by, at=at)
    for row in plan.rows_of(Outcome.CHANGED):
        if row.content:
            actions.save_draft(page=row.page, content=_content(row, ids), by=by, at=at)
        actions.keep_up(page=row.page, changes=row.upkeep, by=by, at=at)


def _new(plan: Plan, ids: dict[str, int]):
    """Yield each new page with its content; note the id that each has got."""
    for row in plan.rows_of(Outcome.NEW):
        above = parent_of(row.path)
        row.page.parent = None if above == "/" else Page.objects.get(pk=ids[above])
        for name, value in row.upkeep.items():
            setattr(row.page, name, value)
        yield row.page, partial(_content, row, ids)
        ids[row.path] = row.page.pk


def _content(row: Row, ids: dict[str, int]) -> dict:
    """Return the content as a revision keeps it."""
    if "related" not in row.content:
        return row.content
    related = sorted(ids[path] for path in row.content["related"] if path in ids)
    return row.content | {"related": related}
