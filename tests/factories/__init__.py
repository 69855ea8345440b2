"""Valid, dull objects for tests; each call makes another one."""

from datetime import UTC, datetime
from itertools import count

from portal.accounts.models import User
from portal.publishing import actions
from portal.publishing.models import Page

AT = datetime(2026, 11, 20, 15, 0, tzinfo=UTC)

# What kinds of page have beyond the content of every page.
OWN = {
    "asked_by": "employees",
    "course_number": "TWX-E",
    "issued": "June 2025",
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


def make_draft(model=Page, *, parent=None, slug=None, order=100, by=None, **content):
    """Return a page that was never published."""
    page = model(parent=parent, slug=f"subject-{next(numbers)}" if slug is None else slug)
    page.order = order
    actions.create_page(page=page, content=content_for(model, **content), by=by, at=AT)
    return page


def make_page(model=Page, *, by=None, note="", **content):
    """Return a live page."""
    page = make_draft(model, by=by, **content)
    actions.publish(revision=page.revisions.get(), by=None, at=AT, note=note)
    return model.objects.get(pk=page.pk)


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
