"""Valid, dull objects for tests; each call makes another one."""

from datetime import UTC, datetime
from itertools import count

from django.db import transaction

from portal.accounts.models import User
from portal.core import generation
from portal.publishing import actions, trail
from portal.publishing import content as contents
from portal.publishing.actions.showing import keep_rendered
from portal.publishing.models import Event, Page, Revision
from portal.publishing.rendering import render
from portal.publishing.signals import pages_shown

AT = datetime(2026, 11, 20, 15, 0, tzinfo=UTC)

# What kinds of page have beyond the content of every page.
OWN = {
    "asked_by": "employees",
    "course_number": "TWX-E",
    "issued": "June 2025",
    "issuer": "U.S. Office of Personnel Management",
    "key_points": "Ask first.",
    "minutes": 2,
    "objectives": "Say whom to ask.",
    "policy_as_of": "2026-11-20",
    "policy_note": "Policy is in force.",
    "publisher": "GAO",
    "reader": "employees",
    "taken_by": "employees",
    "version": "2026.1",
}

numbers = count(1)


def content_for(model, **content):
    """Return content with which a page of this kind can be published."""
    number = next(numbers)
    return {
        "title": f"A page about subject number {number}",
        "summary": f"What everybody should know about subject number {number} before asking.",
        "body": "Ask your supervisor first.",
        **{name: value for name, value in OWN.items() if name in model.content_fields},
        **content,
    }


def make_draft(model=Page, *, by=None, parent=None, slug=None, order=100, **content):
    """Return a page that was never published."""
    page = _place(model, parent, slug, order)
    actions.create_page(page=page, content=content_for(model, **content), by=by, at=AT)
    return page


@transaction.atomic
def make_page(model=Page, *, by=None, note="", parent=None, slug=None, order=100, **content):
    """Return a live page with its revision and its lines of the log, as publishing leaves it.

    Nothing was checked, though, and what led to its address before leads there still: where that
    matters, take `make_published`, which takes four times as long.
    """
    page, content = _place(model, parent, slug, order), content_for(model, **content)
    page.change_note, page.changed_at = note, AT if note else None
    show_at_once([(page, content)])
    contents.relate(page, content)
    keep_rendered(page)
    revision = page.revisions.create(
        number=1,
        content=contents.content_of(page),
        state=Revision.State.LIVE,
        created_at=AT,
        created_by=by,
        published_at=AT,
        note=note,
    )
    created, published = Event.Verb.CREATED, Event.Verb.PUBLISHED
    trail.record(page=page, verb=created, by=by, at=AT, revision=revision)
    trail.record(
        page=page, verb=published, by=None, at=AT, revision=revision, detail={"note": note}
    )
    return model.objects.get(pk=page.pk)


def make_published(model=Page, *, note="", **content):
    """Return a live page that the desk's verbs created and published, step by step."""
    page = make_draft(model, **content)
    actions.publish(revision=page.revisions.get(), by=None, at=AT, note=note)
    return model.objects.get(pk=page.pk)


def show_at_once(pages):
    """Store pages live, each with its content, without a history: what readers see, in a small
    part of the time that publishing each takes."""
    for page, content in pages:
        contents.apply(page, content)
        page.path = page.address_under(page.parent, page.slug)
        page.state, page.published_at, page.updated_at = page.State.LIVE, AT, AT
        render(page)
        page.save()
    pages_shown.send(show_at_once, pages=[page for page, _ in pages])
    generation.bump()


def _place(model, parent, slug, order):
    slug = f"subject-{next(numbers)}" if slug is None else slug
    return model(parent=parent, slug=slug, order=order)


def make_user(**fields):
    """Return a member of staff who has no rights yet."""
    fields = {"email": f"editor{next(numbers)}@example.gov", "is_staff": True, **fields}
    return User.objects.create_user(**fields)


def make_editor(**fields):
    """Return a member of staff who may do everything."""
    return make_user(is_superuser=True, **fields)


def make_person(role, section="", **fields):
    """Return a member of staff who has a role, everywhere or in one section."""
    user = make_user(**fields)
    user.grants.create(role=role, section=section)
    return user
