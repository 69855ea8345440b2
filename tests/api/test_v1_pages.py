from datetime import timedelta

import pytest

from portal.law.models import Authority
from portal.publishing import actions
from portal.publishing.models import Landing, Page
from telework.models import Topic
from tests.api.asking import SITE, ask, paths
from tests.factories import AT, make_draft, make_editor, make_page
from tests.glossary.terms import make_term

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site_url")]


def test_list_has_the_short_form_of_a_page(client):
    page = make_page(slug="telework", short_title="Telework")

    assert ask(client, "pages/") == {
        "count": 1,
        "next": None,
        "previous": None,
        "items": [
            {
                "path": "/telework/",
                "url": f"{SITE}/telework/",
                "api_url": f"{SITE}/api/v1/pages/telework/",
                "title": page.title,
                "short_title": "Telework",
                "summary": page.summary,
                "kind": "publishing.page",
                "section": "telework",
                "is_historic": False,
                "published_at": "2026-11-20T15:00:00Z",
                "updated_at": "2026-11-20T15:00:00Z",
            }
        ],
    }


def test_page_has_its_text_and_all_around_it(client):
    make_page(slug="", short_title="Home")
    top = make_page(slug="telework")
    related = make_page()
    page = make_page(
        Topic,
        parent=top,
        body=f"See [the other](page:{related.path}) and 5 U.S.C. 6502(b).",
        sources="Congress, [the Act](https://www.govinfo.gov/), 2010",
        aliases="home office\nmobile work",
        related=[related.pk],
        key_points="Ask **first**.",
        historic_note="Issued under the policy of 2021, which ended in 2025.",
    )
    Authority.objects.filter(citation="5 U.S.C. 6502").update(title="Telework requirement")
    law = "https://uscode.house.gov/view.xhtml?req=granuleid:USC-prelim-title5-section6502"

    found = ask(client, f"pages{page.path}")

    assert found["markdown"] == f"See [the other]({SITE}{related.path}) and 5 U.S.C. 6502(b)."
    assert f'<a href="{SITE}{related.path}">the other</a>' in found["html"]
    assert found["text"] == "See the other and 5 U.S.C. 6502(b)."
    assert found["key_points"] == ["Ask <strong>first</strong>."]
    assert [one.count("https://www.govinfo.gov/") for one in found["sources"]] == [1]
    assert found["aliases"] == ["home office", "mobile work"]
    assert (found["is_historic"], found["historic_note"][:6]) == (True, "Issued")
    assert (found["reviewed_on"], found["review_due_on"]) == (None, None)
    assert [one["path"] for one in found["breadcrumbs"]] == ["/", "/telework/"]
    assert found["breadcrumbs"][0] == {"title": "Home", "path": "/", "url": f"{SITE}/"}
    assert [one["path"] for one in found["related"]] == [related.path]
    assert found["citations"] == [
        {
            "citation": "5 U.S.C. 6502(b)",
            "title": "Telework requirement",
            "url": f"{law}&num=0&edition=prelim",
        }
    ]


def test_text_leaves_out_what_explains_terms_on_the_portal(client):
    make_term("duty station")
    make_page(slug="")
    page = make_page(body="Your duty station is on [the front page](page:/).")
    assert "popover" in page.html

    assert ask(client, f"pages{page.path}")["html"] == (
        f'<p>Your duty station is on <a href="{SITE}/">the front page</a>.</p>\n'
    )


def test_nothing_tells_who_works_on_a_page(client):
    editor = make_editor(email="somebody@example.gov")
    page = make_page(by=editor)
    Page.objects.update(owner=editor, deputy=editor)

    for address in ("pages/", f"pages{page.path}"):
        assert b"somebody" not in client.get(f"/api/v1/{address}").content


def test_home_page_has_an_address_of_its_own(client):
    page = make_page(slug="")

    assert ask(client, "pages/")["items"][0]["api_url"] == f"{SITE}/api/v1/home/"
    assert ask(client, "home/")["title"] == page.title


def test_lists_are_filtered(client):
    top = make_page(Landing, slug="telework")
    second = make_page(parent=top, order=20, slug="a")
    first = make_page(parent=top, order=10, slug="b")
    other = make_page(slug="telework-basics")
    Page.objects.filter(pk=other.pk).update(updated_at=AT + timedelta(hours=1))

    assert paths(client, "pages/?kind=publishing.landing") == [top.path]
    assert paths(client, "pages/?section=telework") == [top.path, second.path, first.path]
    assert paths(client, "pages/?parent=/telework/") == [first.path, second.path]
    assert paths(client, "pages/?updated_since=2026-11-20T10:30:00-05:00") == [other.path]
    assert paths(client, "pages/?updated_since=2026-11-20T16:00:00Z") == [other.path]
    assert paths(client, "pages/?updated_since=9999-12-31T23:59:59-12:00") == []
    assert len(paths(client, "pages/?updated_since=0001-01-01T00:00:00%2B12:00")) == 4


def test_list_is_read_to_its_end_by_following_next(client):
    made = sorted(make_page(slug=f"page-{number}").path for number in range(5))
    found, address = [], f"{SITE}/api/v1/pages/?limit=2&kind=publishing.page"

    while address:
        part = ask(client, address.removeprefix(f"{SITE}/api/v1/"))
        found += [one["path"] for one in part["items"]]
        address = part["next"]

    assert found == made
    assert part["count"] == 5
    assert part["previous"] == f"{SITE}/api/v1/pages/?limit=2&kind=publishing.page&offset=2"


def test_address_that_a_page_once_had_leads_to_it(client):
    page = make_page(slug="old")
    actions.move(page=page, parent=None, slug="new", by=make_editor(), at=AT)

    answer = client.get("/api/v1/pages/old/")

    assert (answer.status_code, answer["Location"]) == (301, f"{SITE}/api/v1/pages/new/")
    assert answer["Cache-Control"] == "no-cache"
    assert client.get("/api/v1/pages/NEW")["Location"] == f"{SITE}/api/v1/pages/new/"


def test_page_that_was_taken_down_is_gone_with_the_reason(client):
    page = make_page()
    actions.archive(page=page, reason="The rule ended.", by=make_editor(), at=AT)

    assert ask(client, f"pages{page.path}", status=410)["detail"] == "The rule ended."


@pytest.mark.parametrize("address", ["nowhere/", "draft/", "withdrawn/", "x%00/", "%2F/"])
def test_page_that_readers_do_not_find_is_not_found(client, address):
    make_draft(slug="draft")
    withdrawn = make_page(slug="withdrawn")
    actions.withdraw(page=withdrawn, reason="It was wrong.", by=make_editor(), at=AT)

    ask(client, f"pages/{address}", status=404)


@pytest.mark.parametrize("number", [1, 3])
def test_a_page_costs_the_same_however_much_is_around_it(client, django_assert_num_queries, number):
    page = None
    for _ in range(number):
        related = [make_page().pk for _ in range(number)]
        page = make_page(parent=page, related=related, body="See 5 U.S.C. 6502 and 5 CFR 531.605.")
    client.get("/a-z/")

    with django_assert_num_queries(4):
        ask(client, f"pages{page.path}")
    with django_assert_num_queries(0):
        ask(client, f"pages{page.path}")
