import pytest

from portal.publishing import actions
from tests.factories import AT, make_page

pytestmark = pytest.mark.django_db


def test_whats_new_lists_public_change_notes_newest_first(client_reads):
    page = make_page(note="First note.")
    for note in ("", "Second note."):
        revision = actions.save_draft(page=page, content={"body": f"{note} More."}, by=None, at=AT)
        actions.publish(revision=revision, by=None, at=AT, note=note)

    entries = client_reads.get("/whats-new/").main.select("li")

    assert [entry.select_one(".link-list__summary").text for entry in entries] == [
        "Second note.",
        "First note.",
    ]
    assert entries[0].a["href"] == page.path


def test_whats_new_leaves_out_pages_that_readers_no_longer_find(client_reads):
    page = make_page(note="A note.")
    actions.withdraw(page=page, reason="It was wrong.", by=None, at=AT)

    assert "A note." not in client_reads.get("/whats-new/").main.text


@pytest.mark.parametrize("number", [1, 3])
def test_whats_new_costs_the_same_for_one_and_for_many(client, django_assert_num_queries, number):
    for _ in range(number):
        make_page(note="A note.")
    client.get("/a-z/")

    with django_assert_num_queries(1):
        client.get("/whats-new/")
