"""The log of all pages: which of its lines a person may read, and what each tells."""

import json
from collections import defaultdict
from functools import reduce
from operator import or_

from django.apps import apps
from django.db.models import Q
from django.utils.timezone import localtime

from portal.accounts.roles import Role
from portal.publishing.models import Event, Page, Revision
from portal.publishing.rules import can_view

from .history import Entry, entry

CHUNK = 2000
# What a line and its file show; a page and a revision hold long texts besides.
SHOWN = (
    "page__kind", "page__path", "page__title", "verb", "at", "by__email", "by__name",
    "revision__number", "revision__origin", "detail", "page_number", "path", "content_hash",
    "previous_hash", "hash",
)  # fmt: skip


def lines_for(user):
    """Return the lines a person may read, the newest first.

    Whoever works on pages reads what happened to them; what became of deleted pages is for
    administrators.
    """
    if not can_view(user):
        return Event.objects.none()
    lines = Event.objects.select_related("page", "by", "revision").only(*SHOWN).order_by("-pk")
    return lines if user.has_role(Role.ADMINISTRATOR) else lines.filter(page__isnull=False)


def entries(lines) -> list[Entry]:
    """Return the lines with what changed, in words; the contents compared cost one query."""
    contents = _contents(line for line in lines if line.verb == Event.Verb.SAVED)
    return [entry(_kind(line.page), line, contents[line.page_id]) for line in lines]


def _contents(saved):
    """Return {page: {number: content}} of the revisions that were saved and those before them."""
    found = defaultdict(dict)
    wanted = [
        Q(page=line.page_id, number__in=[line.revision.number - 1, line.revision.number])
        for line in saved
        if line.revision
    ]
    if wanted:
        rows = Revision.objects.filter(reduce(or_, wanted)).order_by()
        for page_id, number, content in rows.values_list("page", "number", "content"):
            found[page_id][number] = content
    return found


def _kind(page):
    """Return the model of a page's kind, which names its fields; of a deleted one, any page's."""
    return apps.get_model(page.kind) if page else Page


COLUMNS = (
    "Line", "When", "Who", "What", "Page", "Address then", "Address now", "Revision",
    "What changed", "Details", "Hash of the content", "Hash of the line before", "Hash of the line",
)  # fmt: skip


def rows(lines):
    """Yield the names of the columns, then a row for each line; for a file to take away."""
    yield COLUMNS
    verbs = dict(Event.Verb.choices)
    for line in lines.iterator(chunk_size=CHUNK):
        yield (
            line.pk,
            localtime(line.at).isoformat(),
            line.by.email if line.by else "",
            verbs[line.verb],
            line.page_number,
            line.path,
            line.page.path if line.page else "",
            line.revision.number if line.revision else "",
            "; ".join(entry(_kind(line.page), line, {}).changes),
            json.dumps(line.detail, sort_keys=True, ensure_ascii=False),
            line.content_hash,
            line.previous_hash,
            line.hash,
        )


def by_whom(event) -> str:
    """Return by whose hand something happened."""
    if event.by:
        return f"by {event.by}"
    is_seed = event.revision and event.revision.origin == Revision.Origin.SEED
    return "from the starting pages" if is_seed else "by the portal itself"
