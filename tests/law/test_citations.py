"""Reading citations of federal law: forms, boundaries, ranges, parents and addresses."""

import pytest

from portal.core import markup
from portal.law.citations import Kind, find, parents, parse

CODE = "https://uscode.house.gov/view.xhtml?req=granuleid:USC-prelim-{}&num=0&edition=prelim"
ECFR = "https://www.ecfr.gov/current/{}"
GOVINFO = "https://www.govinfo.gov/{}"
REGISTER = "https://www.federalregister.gov/{}"

FORMS = [
    # as written, canonical text, address
    ("5 U.S.C. 6503", "5 U.S.C. 6503", CODE.format("title5-section6503")),
    ("5 U.S.C. 6503(a)", "5 U.S.C. 6503(a)", CODE.format("title5-section6503")),
    ("5 U.S.C. 6503(a)(2)(A)", "5 U.S.C. 6503(a)(2)(A)", CODE.format("title5-section6503")),
    ("5 USC 6503(a)", "5 U.S.C. 6503(a)", CODE.format("title5-section6503")),
    ("5 U.S.C. § 6503(a)", "5 U.S.C. 6503(a)", CODE.format("title5-section6503")),
    ("5 U.S.C. §§ 6503", "5 U.S.C. 6503", CODE.format("title5-section6503")),
    ("5 U.S.C. section 6503", "5 U.S.C. 6503", CODE.format("title5-section6503")),
    ("5\u00a0U.S.C.\u00a06503(a)", "5 U.S.C. 6503(a)", CODE.format("title5-section6503")),
    ("5 U.S.C.\n6503(a)", "5 U.S.C. 6503(a)", CODE.format("title5-section6503")),
    ("5 U.S.C. 6329c(b)(1)", "5 U.S.C. 6329c(b)(1)", CODE.format("title5-section6329c")),
    ("42 U.S.C. 2000e-16(a)", "42 U.S.C. 2000e-16(a)", CODE.format("title42-section2000e-16")),
    ("42 U.S.C. 300bb\u20118", "42 U.S.C. 300bb-8", CODE.format("title42-section300bb-8")),
    ("26 U.S.C. 280G", "26 U.S.C. 280G", CODE.format("title26-section280G")),
    ("5 U.S.C. chapter 65", "5 U.S.C. chapter 65", CODE.format("title5-chapter65")),
    ("5 U.S.C. ch. 61", "5 U.S.C. chapter 61", CODE.format("title5-chapter61")),
    ("5 U.S.C. Chapter 61", "5 U.S.C. chapter 61", CODE.format("title5-chapter61")),
    (
        "5 U.S.C. chapter 63, subchapter IV",
        "5 U.S.C. chapter 63, subchapter IV",
        CODE.format("title5-chapter63-subchapterIV"),
    ),
    ("5 CFR 531.605(d)", "5 CFR 531.605(d)", ECFR.format("title-5/section-531.605")),
    ("5 CFR 630.1605(a)(2)(i)", "5 CFR 630.1605(a)(2)(i)", ECFR.format("title-5/section-630.1605")),
    ("5 C.F.R. § 531.605", "5 CFR 531.605", ECFR.format("title-5/section-531.605")),
    ("41 CFR 102-36.30", "41 CFR 102-36.30", ECFR.format("title-41/section-102-36.30")),
    ("48 CFR 52.204-21", "48 CFR 52.204-21", ECFR.format("title-48/section-52.204-21")),
    ("5 CFR part 630", "5 CFR part 630", ECFR.format("title-5/part-630")),
    ("5 CFR 630", "5 CFR part 630", ECFR.format("title-5/part-630")),
    (
        "5 CFR part 630, subpart P",
        "5 CFR part 630, subpart P",
        ECFR.format("title-5/part-630/subpart-P"),
    ),
    ("5 CFR 630 subpart Q", "5 CFR part 630, subpart Q", ECFR.format("title-5/part-630/subpart-Q")),
    (
        "5 CFR Part 630, Subpart P",
        "5 CFR part 630, subpart P",
        ECFR.format("title-5/part-630/subpart-P"),
    ),
    ("41 CFR part 300-90", "41 CFR part 300-90", ECFR.format("title-41/part-300-90")),
    ("41 CFR 102-36", "41 CFR part 102-36", ECFR.format("title-41/part-102-36")),
    ("Pub. L. 111-292", "Pub. L. 111-292", GOVINFO.format("link/plaw/111/public/292")),
    ("Pub. L. 111\u2013292", "Pub. L. 111-292", GOVINFO.format("link/plaw/111/public/292")),
    ("Public Law 111-292", "Pub. L. 111-292", GOVINFO.format("link/plaw/111/public/292")),
    ("Pub. L. No. 111-292", "Pub. L. 111-292", GOVINFO.format("link/plaw/111/public/292")),
    ("P.L. 111-292", "Pub. L. 111-292", GOVINFO.format("link/plaw/111/public/292")),
    ("Pub. L. 95-454", "Pub. L. 95-454", GOVINFO.format("link/statute/95/public/454")),
    ("Pub. L. 79-404", "Pub. L. 79-404", GOVINFO.format("app/collection/statute")),
    ("124 Stat. 3165", "124 Stat. 3165", GOVINFO.format("link/statute/124/3165")),
    ("90 FR 8251", "90 FR 8251", REGISTER.format("citation/90-FR-8251")),
    ("90 Fed. Reg. 8251", "90 FR 8251", REGISTER.format("citation/90-FR-8251")),
    ("E.O. 14100", "Executive Order 14100", REGISTER.format("executive-order/14100")),
    ("EO 14100", "Executive Order 14100", REGISTER.format("executive-order/14100")),
    ("Executive Order 14100", "Executive Order 14100", REGISTER.format("executive-order/14100")),
    (
        "Executive order No. 14100",
        "Executive Order 14100",
        REGISTER.format("executive-order/14100"),
    ),
    (
        "Executive Order 11478",
        "Executive Order 11478",
        REGISTER.format("presidential-documents/executive-orders"),
    ),
]

RANGES = [
    ("5 U.S.C. 6120-6126", "5 U.S.C. 6120\u20136126", ("5 U.S.C. 6120",)),
    ("5 U.S.C. 6120\u20136133", "5 U.S.C. 6120\u20136133", ("5 U.S.C. 6120",)),
    ("5 U.S.C. 6120-26", "5 U.S.C. 6120\u20136126", ("5 U.S.C. 6120",)),
    ("16 U.S.C. 482a-482q", "16 U.S.C. 482a\u2013482q", ("16 U.S.C. 482a",)),
    (
        "5 U.S.C. 6502(b)(4)(A)\u2013(B)",
        "5 U.S.C. 6502(b)(4)(A)\u2013(B)",
        ("5 U.S.C. 6502(b)(4)(A)", "5 U.S.C. 6502(b)(4)", "5 U.S.C. 6502(b)", "5 U.S.C. 6502"),
    ),
    (
        "5 CFR 610.401-610.408",
        "5 CFR 610.401\u2013610.408",
        ("5 CFR 610.401", "5 CFR part 610"),
    ),
    ("5 CFR 610.401-408", "5 CFR 610.401\u2013610.408", ("5 CFR 610.401", "5 CFR part 610")),
    (
        "5 CFR 531.605(a)-(c)",
        "5 CFR 531.605(a)\u2013(c)",
        ("5 CFR 531.605(a)", "5 CFR 531.605", "5 CFR part 531"),
    ),
    (
        "41 CFR 102-74.585-102-74.600",
        "41 CFR 102-74.585\u2013102-74.600",
        ("41 CFR 102-74.585", "41 CFR part 102-74"),
    ),
]

NOT_CITATIONS = [
    "",
    "I have 5 CFR books",
    "section 6503",
    "chapter 65 of title 5",
    "FR 90",
    "90 FR",
    "5 U.S.C.",
    "5 U.S.C. six",
    "55 U.S.C. 101",
    "51 CFR 1.1",
    "0 CFR 1.1",
    "15 U.S.C.A. 78",
    "1.5 U.S.C. 6503",
    "x5 U.S.C. 6503",
    "5 U.S.C. 6503rd",
    "5 CFR part 630.101",
    "5 CFR part 630-631",
    "78 FR 73,702",
    "111-292",
    "Pub. L. 111",
    "CEO 14100 staff",
    "Executive Order on telework",
    "PEO. 14100",
    "124 Statues 3165",
]


@pytest.mark.parametrize(("written", "text", "url"), FORMS)
def test_parse_form(written, text, url):
    citation = parse(written)

    assert (citation.text, citation.url) == (text, url)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("5 U.S.C. 6503", Kind.STATUTE),
        ("5 U.S.C. chapter 65", Kind.STATUTE),
        ("5 CFR 531.605", Kind.REGULATION),
        ("Pub. L. 111-292", Kind.PUBLIC_LAW),
        ("124 Stat. 3165", Kind.STATUTES_AT_LARGE),
        ("90 FR 8251", Kind.FEDERAL_REGISTER),
        ("Executive Order 14100", Kind.EXECUTIVE_ORDER),
    ],
)
def test_parse_kind(text, kind):
    assert parse(text).kind is kind


@pytest.mark.parametrize(("written", "text", "within"), RANGES)
def test_parse_range(written, text, within):
    citation = parse(written)

    assert (citation.text, parents(citation)) == (text, within)
    assert citation.url == parse(within[-1] if "U.S.C." in text else within[-2]).url


@pytest.mark.parametrize("text", NOT_CITATIONS)
def test_find_nothing(text):
    assert list(find(text)) == []


@pytest.mark.parametrize("text", ["", "telework", "5 U.S.C. 6503 and more", "see 5 CFR 531.605"])
def test_parse_refused(text):
    with pytest.raises(ValueError, match=r'^".*" is not a citation .* Write it like one of these'):
        parse(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Pay follows 5 CFR 531.605.", ["5 CFR 531.605"]),
        ("Leave is in 5 CFR part 630.", ["5 CFR part 630"]),
        ("(5 U.S.C. 6503(a))", ["5 U.S.C. 6503(a)"]),
        ("(see 5 CFR 531.605(d).)", ["5 CFR 531.605(d)"]),
        ("5 U.S.C. 6503 (see below)", ["5 U.S.C. 6503"]),
        ("5 U.S.C. 6503(a) (2010)", ["5 U.S.C. 6503(a)"]),
        ("5 U.S.C. 6503(OPM)", ["5 U.S.C. 6503"]),
        ("a 5 U.S.C. 6503-based policy", ["5 U.S.C. 6503"]),
        ("5 U.S.C. 8101 et seq.", ["5 U.S.C. 8101"]),
        ("5 U.S.C. 301, 302", ["5 U.S.C. 301"]),
        ("90 FR 8251, January 28", ["90 FR 8251"]),
        ("124 Stat. 3165, 3170", ["124 Stat. 3165"]),
        (
            "Pub. L. 111-292, 124 Stat. 3165 (5 U.S.C. chapter 65)",
            ["Pub. L. 111-292", "124 Stat. 3165", "5 U.S.C. chapter 65"],
        ),
        ("5 U.S.C. 6502; 5 CFR 531.605", ["5 U.S.C. 6502", "5 CFR 531.605"]),
    ],
)
def test_find_boundaries(text, found):
    matches = list(find(text))

    assert [match.label for match in matches] == found


def test_find_positions():
    text = "See (5 USC 6503(a)) and E.O. 14100."

    words = [text[match.start : match.end] for match in find(text)]

    assert words == ["5 USC 6503(a)", "E.O. 14100"]


@pytest.mark.parametrize(
    ("text", "within"),
    [
        ("5 U.S.C. 6503(a)(2)", ("5 U.S.C. 6503(a)", "5 U.S.C. 6503")),
        ("5 U.S.C. 6503", ()),
        ("5 U.S.C. chapter 65", ()),
        ("5 U.S.C. chapter 63, subchapter IV", ("5 U.S.C. chapter 63",)),
        ("5 CFR 531.605(d)", ("5 CFR 531.605", "5 CFR part 531")),
        ("5 CFR part 630, subpart P", ("5 CFR part 630",)),
        ("41 CFR 102-36.30", ("41 CFR part 102-36",)),
        ("Pub. L. 111-292", ()),
    ],
)
def test_parents(text, within):
    assert parents(parse(text)) == within


def test_sort_key_follows_the_books():
    in_order = [
        "5 U.S.C. chapter 65",
        "5 U.S.C. 552",
        "5 U.S.C. 552a",
        "5 U.S.C. 6503",
        "5 U.S.C. 6503(a)",
        "5 U.S.C. 6503(a)(2)",
        "5 U.S.C. 6503(a)(10)",
        "42 U.S.C. 2000e-5",
        "42 U.S.C. 2000e-16",
        "5 CFR 531.605",
        "5 CFR part 630",
        "5 CFR part 630, subpart P",
        "5 CFR 630.201",
        "5 CFR 630.1605",
        "41 CFR 102-36.30",
        "Pub. L. 95-454",
        "Pub. L. 111-292",
        "124 Stat. 3165",
        "90 FR 8251",
        "90 FR 13271",
        "Executive Order 14100",
    ]

    assert sorted(in_order, key=lambda text: parse(text).sort_key) == in_order


def test_find_in_markup():
    rendered = markup.render_inline("See 5 U.S.C. 6503(a).", find_citations=find)

    address = CODE.format("title5-section6503").replace("&", "&amp;")
    linked = f'See <a class="citation" href="{address}">5&nbsp;U.S.C.&nbsp;6503(a)</a>.'
    assert rendered.html == linked
    assert [span.label for span in rendered.citations] == ["5 U.S.C. 6503(a)"]
