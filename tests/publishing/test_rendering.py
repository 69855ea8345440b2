import pytest

from portal.publishing.models import Page
from portal.publishing.rendering import Finding, render
from tests.factories import make_page

pytestmark = pytest.mark.django_db


def test_render_fills_everything_readers_see():
    page = Page(
        body="## What the law says\n\nSee 5 U.S.C. 6502.",
        sources="Congress, [the Act](https://www.govinfo.gov/)",
    )

    findings = render(page)

    assert findings == []
    assert page.outline == [
        {"level": 2, "text": "What the law says", "anchor": "what-the-law-says"}
    ]
    assert page.text == "What the law says\nSee 5 U.S.C. 6502."
    assert [entry["citation"] for entry in page.authorities] == ["5 U.S.C. 6502"]
    assert len(page.sources_html) == 1


def test_render_names_field_and_line_of_what_is_wrong():
    page = Page(body="Fine.\n\n[x](page:/nowhere/)", sources="Fine.\n[y](page:/gone/)")

    findings = render(page)

    assert [(found.field, found.line) for found in findings] == [("body", 3), ("sources", 2)]
    assert isinstance(findings[0], Finding)


def test_authorities_come_in_the_order_of_the_law():
    page = Page(body="5 CFR 531.605, then 5 U.S.C. 6503, then 5 U.S.C. 6502(b).")

    render(page)

    assert [entry["citation"] for entry in page.authorities] == [
        "5 U.S.C. 6502(b)",
        "5 U.S.C. 6503",
        "5 CFR 531.605",
    ]


def test_link_to_a_page_follows_its_redirect():
    target = make_page(slug="target")
    target.redirects.create(path="/once/", created_at="2026-11-20T00:00Z")
    page = Page(body="[x](page:/once/)")

    assert render(page) == []
    assert 'href="/target/"' in page.html
