"""The golden rule: a page that is opened at the desk and saved unchanged stays as it was."""

import pytest

from portal.publishing import trail
from portal.publishing.models import Page, Revision
from tests.factories import make_editor
from tests.guards.conftest import SAMPLE
from tests.publishing.desk import fields_of
from tests.reading import ReadingClient

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def desk(site):
    desk = ReadingClient()
    desk.login(make_editor())
    return desk


def as_sent(values):
    """Return what a browser sends: it ends each line of a text with two characters."""
    return [value.replace("\n", "\r\n") for value in values]


@pytest.mark.slow
@pytest.mark.parametrize("path", SAMPLE)
def test_page_saved_unchanged_stays_as_it_was(desk, path):
    page = Page.objects.get(path=path).as_kind()
    log, body, revisions = trail.head(), page.body, Revision.objects.count()
    shown = fields_of(desk.get(page.edit_url))

    answer = desk.post(
        page.edit_url, {name: as_sent(values) for name, values in shown.items()}, status=302
    )

    assert answer["Location"] == page.edit_url
    assert trail.head() == log
    assert (Revision.objects.count(), Page.objects.get(path=path).body) == (revisions, body)
    assert page.revisions.first().content["body"].encode() == body.encode()


@pytest.mark.slow
def test_form_shows_every_part_of_the_content(desk):
    for page in Page.objects.filter(path__in=SAMPLE).with_kinds():
        page = page.as_kind()
        fields = desk.get(page.edit_url).select("#content-main form [name]")
        assert {*page.content_fields} <= {field["name"] for field in fields}, page.path


def test_page_saved_with_one_letter_more_is_a_new_revision(desk):
    page = Page.objects.get(path="/telework/").as_kind()
    before = page.revisions.count()
    shown = fields_of(desk.get(page.edit_url))

    desk.post(page.edit_url, shown | {"body": [shown["body"][0] + "."]}, status=302)

    assert page.revisions.count() == before + 1
