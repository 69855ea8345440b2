"""What is noticed before readers see a page. The desk's form and publishing both ask here."""

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db.models import CharField, TextField, URLField
from django.urls import Resolver404
from django.urls import resolve as route_of
from django.utils import timezone

from . import addresses, quality, rules
from .content import draft_of
from .findings import Finding, Severity
from .models import Page
from .rendering import render


def findings(page, *, on, is_ahead=False) -> list[Finding]:
    """Render a page in memory and return what is noticed about it as of a moment.

    `is_ahead`: by that moment, pages that are drafts now may be public.
    """
    rendering = render(page, find=addresses.resolve_ahead if is_ahead else addresses.resolve)
    forbidding = [
        *_fields(page),
        *page.problems(),
        *_place(page, is_ahead),
        *_twins(page),
        *rendering,
    ]
    return forbidding + quality.check(
        _texts(page), kinds=kinds_of(page), today=_day(on), acronyms=_explained(page)
    )


def needs_reason(revision, *, by, on) -> str:
    """Return why a publisher has to give a reason to publish a revision; "" if none is needed."""
    if not rules.is_second_person(by, revision):
        return (
            "You saved this text yourself and nobody else has approved it. Send it to review, or "
            "give a reason to publish it without a second person."
        )
    draft = draft_of(revision.page, revision.content)
    blocking = [one for one in findings(draft, on=on) if one.severity == Severity.BLOCKS]
    if blocking:
        said = "; ".join(map(str, blocking))
        return f"Mend this, or give a reason to publish all the same: {said}"
    return ""


def kinds_of(page) -> dict[str, str]:
    """Return how each text of the page's content is written: see `quality.check`."""
    fields = {name: page._meta.get_field(name) for name in page.content_fields}
    lines = (*page.line_fields, *page.coded_fields)
    return {
        name: "body" if name == "body" else "lines" if name in lines else "plain"
        for name, field in fields.items()
        if isinstance(field, (CharField, TextField)) and not _holds_no_words(field)
    }


def _holds_no_words(field):
    is_code = any(isinstance(one, RegexValidator) for one in field.validators)
    return bool(field.choices) or isinstance(field, URLField) or is_code or field.name == "aliases"


def is_open(path: str) -> bool:
    """Say whether a page at this address could be opened: no door of the portal's own is there."""
    try:
        return path == "/" or route_of(path).view_name == "publishing:page"
    except Resolver404:
        return False


def _fields(page):
    try:
        page.clean_fields(exclude=["parent", "successor"])
    except ValidationError as error:
        for field, messages in error.message_dict.items():
            yield from (Finding(field, 1, message) for message in messages)


def _place(page, is_ahead):
    fit = (*Page.READABLE, Page.State.DRAFT) if is_ahead else Page.READABLE
    if page.parent and page.parent.state not in fit:
        message = f"Publish {page.parent.path} first: this page is below it."
        yield Finding("parent", 1, message)
    if not is_open(page.path):
        message = f"{page.path} is an address of the portal's own. Choose another last part."
        yield Finding("slug", 1, message)


def _twins(page):
    for name in ("title", "summary"):
        twins = Page.objects.live().filter(**{name: getattr(page, name)}).exclude(pk=page.pk)
        if twin := twins.first():
            yield Finding(name, 1, f"{twin.path} has the same {name}. Make this one its own.")


def _explained(page):
    """What terms are called where they explain themselves on the page, as it was just rendered."""
    return frozenset(page.parts["terms"].values())


def _texts(page):
    return {name: getattr(page, name) for name in kinds_of(page)}


def _day(moment):
    return timezone.localdate(moment)
