import pytest

from portal.law.models import Authority
from tests.api.asking import SITE, ask, paths
from tests.api.portal import make_hidden
from tests.factories import make_page

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site_url")]


def test_citing_pages_include_those_that_cite_a_part(client):
    section = make_page(slug="a", body="See 5 CFR 531.605.")
    paragraph = make_page(slug="b", body="See 5 CFR 531.605(d) and 5 CFR 531.605(a)(1).")
    make_page(body="See 5 CFR 531.604 and 5 U.S.C. 6502.")

    found = ask(client, "citations/?cites=5%20C.F.R.%20%C2%A7%20531.605")["items"]

    assert [(one["path"], one["cites"]) for one in found] == [
        (section.path, ["5 CFR 531.605"]),
        (paragraph.path, ["5 CFR 531.605(a)(1)", "5 CFR 531.605(d)"]),
    ]
    assert paths(client, "citations/?cites=5%20CFR%20531.605(d)") == [paragraph.path]
    assert len(paths(client, "citations/?cites=5%20CFR%20part%20531")) == 3


def test_provision_that_nobody_cites_has_no_pages(client):
    assert ask(client, "citations/?cites=5%20U.S.C.%20301")["count"] == 0


@pytest.mark.parametrize("text", ["", "section 6502", "5 U.S.C. 6502 and more", "%00"])
def test_text_that_is_no_citation_is_refused_with_the_forms(client, text):
    problem = ask(client, f"citations/?cites={text}", status=400)

    (error,) = problem["errors"]
    assert error["parameter"] == "cites"
    assert "5 CFR part 630, subpart P" in error["detail"]


def test_citations_need_a_provision(client):
    problem = ask(client, "citations/", status=400)

    assert problem["errors"] == [{"parameter": "cites", "detail": "Field required."}]


def test_authorities_are_in_the_order_of_the_law_with_the_number_of_pages(client):
    make_page(body="See 29 U.S.C. 794, 5 U.S.C. 6502(b)(2) and 5 CFR 630.1605.")
    make_page(body="See 5 U.S.C. 6502.")
    make_hidden(type(make_page()), body="See 5 U.S.C. 301 and 5 U.S.C. 6502.")
    Authority.objects.filter(citation="29 U.S.C. 794").update(title="Nondiscrimination")

    found = ask(client, "authorities/")["items"]

    assert [(one["citation"], one["pages"]) for one in found] == [
        ("5 U.S.C. 6502", 2),
        ("5 U.S.C. 6502(b)", 1),
        ("5 U.S.C. 6502(b)(2)", 1),
        ("29 U.S.C. 794", 1),
        ("5 CFR part 630", 1),
        ("5 CFR 630.1605", 1),
    ]
    assert found[3]["title"] == "Nondiscrimination"
    assert found[5] | {"title": ""} == {
        "citation": "5 CFR 630.1605",
        "kind": "regulation",
        "title": "",
        "url": "https://www.ecfr.gov/current/title-5/section-630.1605",
        "pages": 1,
        "cited_by": f"{SITE}/api/v1/citations/?cites=5%20CFR%20630.1605",
    }
    kinds = ask(client, "authorities/?kind=regulation")["items"]
    assert [one["citation"] for one in kinds] == ["5 CFR part 630", "5 CFR 630.1605"]
    assert ask(client, found[5]["cited_by"].split("/v1/")[1])["count"] == 1


@pytest.mark.parametrize("number", [1, 3])
def test_authorities_cost_one_query(client, django_assert_num_queries, number):
    for one in range(number):
        make_page(body=f"See 5 U.S.C. {301 + one}.")
    client.get("/a-z/")

    with django_assert_num_queries(1):
        ask(client, "authorities/")
