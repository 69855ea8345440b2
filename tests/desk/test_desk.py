import pytest
from django.contrib.auth.models import Permission

from portal.desk.standing import standing
from portal.publishing import actions
from telework.models import Topic
from tests.factories import AT, make_draft, make_editor, make_page, make_user
from tests.reading import words

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client_reads):
    client_reads.login(make_editor())
    return client_reads


def rights(*codenames):
    return Permission.objects.filter(codename__in=codenames)


def test_start_shows_sections_in_editors_words_pages_first(desk):
    soup = desk.get("/admin/")

    menu = [words(link) for link in soup.select("nav[aria-label=Sections] a")]
    assert menu == ["Start", "Pages", "Contact", "Law", "Menus", "People"]


def test_start_tells_which_drafts_wait_and_what_changed(desk):
    page = make_page(Topic, title="The topic that has a newer draft")
    actions.save_draft(page=page, content={"body": "Newer."}, by=None, at=AT)
    clean = make_page(Topic, title="The topic that readers see whole")

    soup = desk.get("/admin/")

    waiting, recent = (
        soup.find("h2", string=heading).find_parent("section").text
        for heading in ("Drafts not published yet", "Recent changes")
    )
    assert page.title in waiting
    assert clean.title not in waiting
    assert clean.title in recent


@pytest.mark.parametrize("number", [1, 3])
def test_start_costs_the_same_for_one_page_and_for_many(desk, django_assert_num_queries, number):
    for _ in range(number):
        make_page(Topic)
    desk.get("/admin/")

    with django_assert_num_queries(12):
        desk.get("/admin/")


def test_start_shows_nothing_of_lists_that_one_may_not_see(client_reads):
    user = make_user()
    user.user_permissions.set(rights("view_menuitem"))
    make_draft(Topic, title="A draft that is none of your business")
    client_reads.login(user)

    soup = client_reads.get("/admin/")

    assert "none of your business" not in soup.text
    assert [words(one) for one in soup.select("nav[aria-label=Sections] a")] == ["Start", "Menus"]


def test_standing_names_the_fields_in_which_a_draft_differs():
    page = make_page(Topic)
    content = {"body": "Newer.", "key_points": "Newer."}
    latest = actions.save_draft(page=page, content=content, by=None, at=AT)

    stands = standing(page, latest)

    assert stands.has_draft
    assert stands.live.number == 1
    assert stands.differences == ["In short", "Body"]


def test_standing_of_a_published_revision_has_no_draft():
    page = make_page(Topic)

    stands = standing(page, page.revisions.get())

    assert (stands.has_draft, stands.differences) == (False, [])


def test_history_says_in_words_what_changed(desk):
    page = make_page(Topic, slug="one")
    actions.save_draft(page=page, content={"body": "Newer."}, by=None, at=AT)
    actions.move(page=page, parent=None, slug="two", by=None, at=AT)
    actions.restore(revision=page.revisions.get(number=1), by=None, at=AT)

    text = words(desk.get(f"/admin/telework/topic/{page.pk}/history/").main)

    assert "Changed: Body" in text
    assert "Address is now /two/ (before: /one/)" in text
    assert "The text is that of revision 1 again" in text


def test_author_finds_an_owner_without_the_right_to_see_users(client):
    author = make_user()
    author.user_permissions.set(rights("change_topic"))
    client.force_login(author)
    query = {"app_label": "telework", "model_name": "topic", "field_name": "owner", "term": "edit"}

    answer = client.get("/admin/autocomplete/", query)

    assert answer.status_code == 200, answer.content
    assert [found["text"] for found in answer.json()["results"]] == [author.email]


def test_author_without_rights_finds_nobody(client):
    client.force_login(make_user())
    query = {"app_label": "telework", "model_name": "topic", "field_name": "owner", "term": "edit"}

    assert client.get("/admin/autocomplete/", query).status_code == 403


def test_enter_in_a_field_saves_a_draft_and_never_publishes(desk):
    page = make_page(Topic)

    form = desk.get(page.edit_url).select_one("#topic_form")

    first = form.select_one("button[type=submit], input[type=submit]")
    assert not first.get("name")


def test_author_is_not_offered_to_publish(client_reads):
    author = make_user()
    author.user_permissions.set(rights("change_topic", "view_topic"))
    client_reads.login(author)

    form = client_reads.get(make_page(Topic).edit_url)

    assert form.select_one("button[name=_save]")
    assert not form.select_one("button[name=_publish]")


def test_author_who_posts_publish_is_refused(client):
    author = make_user()
    author.user_permissions.set(rights("change_topic", "view_topic"))
    client.force_login(author)
    page = make_page(Topic)
    latest = page.revisions.get()
    typed = {**latest.content, "base_event": page.events.first().pk}

    answer = client.post(page.edit_url, typed | {"_publish": "1"})

    assert answer.status_code == 403
    assert page.revisions.count() == 1
