"""The short way to a live page leaves what the long one does, so that tests may take it."""

import pytest
from django.db import transaction

from portal.publishing import trail
from portal.publishing.models import Event, Page, Revision
from portal.search.models import IndexEntry
from telework.models import Topic
from tests.factories import make_editor, make_page, make_published

pytestmark = pytest.mark.django_db

# Numbers of rows, and the hashes that rest on them.
OWN = {"id", "page_id", "page_ptr_id", "revision_id", "page_number", "hash", "previous_hash"}


def rows(queryset):
    return [
        {name: value for name, value in row.items() if name not in OWN}
        for row in queryset.order_by("pk").values()
    ]


def left_by(make, **content):
    """Return what making a page stores, and take it back."""
    with transaction.atomic():
        page = make(Topic, slug="made", note="New: rules.", **content)
        tables = [Topic.objects.filter(pk=page.pk), Page.objects.filter(pk=page.pk)]
        tables += [one.objects.filter(page=page) for one in (Revision, Event, IndexEntry)]
        left = [
            *map(rows, tables),
            list(page.related.values_list("path", flat=True)),
            list(page.links_out.values_list("target__path", flat=True)),
            sorted(page.citations.values_list("authority__citation", "is_direct")),
            trail.verify()[1],
        ]
        transaction.set_rollback(True)
    return left


def test_made_page_is_as_if_published():
    other = make_page(slug="other")
    content = {
        "title": "What is told of a page",
        "summary": "What everybody should know about this before they ask anybody.",
        "body": "See [the other](page:/other/) and 5 U.S.C. 6501(3).",
        "related": [other.pk],
        "by": make_editor(),
    }

    assert left_by(make_page, **content) == left_by(make_published, **content)
