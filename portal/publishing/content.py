"""A page's content as plain data: what revisions keep, seeds carry and forms edit."""

from copy import copy

from django.db.models import CharField, ManyToManyField, TextField

from .models import Page


def content_of(page) -> dict:
    """Return the content in the page's row, with related pages as their ids."""
    return {name: _plain(page, name) for name in page.content_fields}


def apply(page, content: dict) -> None:
    """Put content on a page in memory; related pages are left to `relate`."""
    for name in page.content_fields:
        field = page._meta.get_field(name)
        if name in content and not isinstance(field, ManyToManyField):
            setattr(page, name, _typed(field, content[name]))


def draft_of(page, content: dict):
    """Return a copy of a page, in memory, that holds other content: to check or to preview."""
    draft = copy(page)
    apply(draft, content)
    return draft


def relate(page, content: dict) -> None:
    """Store which pages the content names as related."""
    if "related" in content:
        named = set(content["related"])
        # A page named as related may have been deleted since.
        if named != set(page.related.values_list("pk", flat=True)):
            page.related.set(Page.objects.filter(pk__in=named).values_list("pk", flat=True))


def latest_content(page) -> dict:
    """Return what was saved last, published or not; the row's own content if nothing was."""
    revision = page.revisions.order_by("-number").first()
    return content_of(page) | revision.content if revision else content_of(page)


def _typed(field, value):
    """Return a value as its field keeps it; an incomplete draft may lack any."""
    if value in ("", None) and not isinstance(field, (CharField, TextField)):
        return None
    return field.to_python(value)


def _plain(page, name):
    field = page._meta.get_field(name)
    if isinstance(field, ManyToManyField):
        return sorted(getattr(page, name).values_list("pk", flat=True)) if page.pk else []
    value = field.value_from_object(page)
    return value.isoformat() if hasattr(value, "isoformat") else value


def as_text(page, name: str, value) -> str:
    """Return a value that a revision keeps as text that people can read and compare."""
    field = page._meta.get_field(name)
    if isinstance(field, ManyToManyField):
        titles = field.related_model.objects.filter(pk__in=value).values_list("title", flat=True)
        return "\n".join(sorted(titles))
    return str(dict(field.flatchoices).get(value, value) or "")
