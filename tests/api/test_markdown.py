"""Pages as Markdown: what they say, at which addresses, and how the shapes of ours are written."""

import re
from datetime import datetime, timedelta

import pytest
from lxml import html
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

from portal.agencies.models import Directory
from portal.api.markdown.writing import markdown
from portal.core import markup
from portal.faqs.models import Category, Question, QuestionHub
from portal.glossary.models import Glossary
from portal.publishing import actions
from portal.publishing.models import Landing, Page
from telework.models import Act, Hub, Report, ReportList, Topic
from tests.agencies.entries import make_agency, make_contact
from tests.factories import AT, make_draft, make_editor, make_page
from tests.glossary.terms import make_term

SITE = "https://worklife.example.gov"

# Every block and mark that editors have, and what would be taken for a mark if it were not escaped.
EVERYTHING = """
Ask the TMO[^1] whether *3 \\* 4* is **more** than `a * b`, \\[or not\\].
A \\<b> is none, nor is \\&amp;.\\
A second line.

*[TMO]: Telework Managing Officer

## Steps {#steps}

::: steps
1. **Ask.**
   Say when.

   - Days
   - Hours
2. Wait.
:::

::: warning Mind this
Keep [the form](page:/forms/#part-2) \\_safe\\_.
:::

> A quotation
> of two lines

| Who | What \\| how |
|-----|------------:|
| You | *ask* |

Term
: What it means.
: Another meaning.

```
# no heading
    kept
```

3. A list that begins later

---

\\# no heading

12\\. no list

[^1]: A note with a [link](https://example.gov/a_(b)).

    Its second paragraph.
"""


@pytest.fixture
def address(settings):
    settings.SITE_URL = SITE


def written(body, **options):
    """Return the Markdown of what a body shows."""
    rendered = markup.render(body, **options).html
    return markdown(html.fragment_fromstring(rendered, create_parent="main"), f"{SITE}/page/")


def without_ways(source):
    """Return HTML without what leads to footnotes and back, which each reader makes its own."""
    return re.sub(r'<a href="#fnref.*?</a>|<sup.*?</sup>|<hr class.*?>', "", source)


def words(source):
    """Return the words of HTML."""
    return " ".join(html.fragment_fromstring(source, create_parent="div").text_content().split())


def read(client, path):
    answer = client.get(path)
    assert (answer.status_code, answer["Content-Type"]) == (200, "text/markdown; charset=utf-8")
    return answer.content.decode()


def test_writing_keeps_every_word_and_mark():
    common = MarkdownIt("commonmark").enable("table").use(footnote_plugin)

    shown = without_ways(markup.render(EVERYTHING).html)
    again = without_ways(common.render(written(EVERYTHING)))

    spelled_out = words(shown).replace("TMO", "TMO (Telework Managing Officer)", 1)
    definition = "Term What it means. Another meaning."
    assert words(again) == spelled_out.replace(definition, definition.replace(" What", ": What"))
    for tag in ("em", "strong", "code", "pre", "h2", "blockquote", "table", "th", "hr", "br", "ol"):
        extra = {"strong": 2, "blockquote": 1}.get(tag, 0)  # the term, a title; the callout
        assert again.count(f"<{tag}") == shown.count(f"<{tag}") + extra, tag


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("::: law\nYou may ask.\n:::", "> **The law**\n>\n> You may ask."),
        ("::: steps\n1. **Ask.**\n   Say when.\n2. Wait.\n:::", "1. **Ask.** Say when.\n2. Wait."),
        ("- One\n  - Two\n- Three", "- One\n  - Two\n- Three"),
        ("- One\n\n  More\n\n- Two", "- One\n\n  More\n\n- Two"),
        ("[Here](#part)\n\n## Part", f"[Here]({SITE}/page/#part)\n\n## Part"),
        ("[There](page:/telework/#law)", f"[There]({SITE}/telework/#law)"),
        ("[Write](mailto:a@example.gov)", "[Write](mailto:a@example.gov)"),
        ("[A](https://example.gov/a_(b))", "[A](https://example.gov/a_%28b%29)"),
        (
            "Word\n: Meaning\n\nOther\n: One\n\n  Two",
            "* **Word**: Meaning\n* **Other**: One\n\n  Two",
        ),
        ("| A |\n|---|\n| b \\| c |", "| A |\n| --- |\n| b \\| c |"),
        ("Note[^1]\n\n[^1]: One\n\n    Two", "Note[^1]\n\n[^1]: One\n\n    Two"),
        ("*Soft * \\- kept*", "*Soft \\* - kept*"),
        ("\\- no list\n\n1\\) no list", "\\- no list\n\n1\\) no list"),
        ("````\n```\n````", "````\n```\n````"),
        ("`` a`b ``", "`` a`b ``"),
    ],
)
def test_writing(body, expected):
    assert written(body) == f"{expected}\n"


def test_abbreviation_is_spelled_out_once_and_only_if_the_page_does_not():
    body = "Ask the TMO. The TMO knows.\n\n*[TMO]: managing officer"

    assert written(body) == "Ask the TMO (managing officer). The TMO knows.\n"
    assert written(f"The managing officer is this:\n\n{body}").endswith(
        "Ask the TMO. The TMO knows.\n"
    )


@pytest.mark.django_db
def test_term_is_written_without_its_explanation(client, address):
    make_page(Glossary)
    make_term("Telework agreement")
    page = make_page(body="Sign a telework agreement first.")

    assert 'class="term"' in client.get(page.path).content.decode()
    assert "\n\nSign a telework agreement first.\n\n" in read(client, f"{page.path[:-1]}.md")


@pytest.mark.django_db
def test_page_is_there_with_all_it_says(client, address):
    top = make_page(Hub, slug="telework", policy_note="The law stands.")
    page = make_page(
        Topic,
        parent=top,
        slug="basics",
        title="Telework basics for everyone",
        key_points="Ask *first*.",
        body="See 5 U.S.C. 6503(a).",
        sources="Agency, [Guide](https://example.gov/guide), 2025",
        related=[top.pk],
        note="It is new.",
    )
    Page.objects.filter(pk=page.pk).update(reviewed_on="2026-11-02")

    code = "https://uscode.house.gov/view.xhtml?req=granuleid:USC-prelim-title5-section"
    law = f"{code}6503&num=0&edition=prelim"
    standing = (
        "The law and governmentwide policy set the frame. Your agency’s policy, and any agreement "
        "you have, decide your case."
    )
    assert (
        read(client, "/telework/basics.md")
        == f"""\
# Telework basics for everyone

{page.summary}

## What is in force now

As of November 20, 2026

The law stands.

{standing}

## In short

- Ask *first*.

See [5 U.S.C. 6503(a)]({law}).

## Sources and legal authorities

* **[5 U.S.C. 6503(a)]({law})**: Official text

- Agency, [Guide](https://example.gov/guide), 2025

## Related pages

- [{top.title}]({SITE}/telework/): {top.summary}

- Published November 20, 2026
- Updated November 20, 2026
- Last reviewed November 2, 2026

Latest change: It is new.

---

Address: <{SITE}/telework/basics/>
Publisher: Work-Life & Telework Portal
"""
    )


@pytest.mark.django_db
@pytest.mark.parametrize("kind", [Landing, Hub, QuestionHub, Category, ReportList])
def test_list_names_what_it_shows(client, address, kind):
    top = make_page(kind, slug="top", body="")
    below = {QuestionHub: Category, Category: Question, ReportList: Report}.get(kind, Page)
    child = make_page(below, parent=top)

    assert f"- [{child.title}]({SITE}{child.path})" in read(client, "/top.md")


@pytest.mark.django_db
def test_act_glossary_and_directory_have_what_they_gather(client, address):
    make_page(Act, slug="act", body="## Section 6501: words {#section-6501}\n\nA word.")
    citing = make_page(body="See 5 U.S.C. 6501.")
    make_page(Glossary, slug="glossary")
    make_term("Official worksite", acronym="OW", source="5 CFR 531.605")
    make_page(Directory, slug="directory")
    make_agency(name="Department of Gardens", website="https://gardens.example.gov")

    texts = {name: read(client, f"/{name}.md") for name in ("act", "glossary", "directory")}

    assert f"section 6501 (1)**\n\n- [{citing.title}]({SITE}{citing.path})" in texts["act"]
    term = "* **Official worksite (OW)**: What Official worksite means.\n\n  Source: 5 CFR 531.605."
    assert term in texts["glossary"]
    agency = "- [Department of Gardens](https://gardens.example.gov)"
    assert re.search(
        rf"^{re.escape(agency)}.*: No contact confirmed yet$", texts["directory"], re.M
    )


@pytest.mark.django_db
def test_home_page_is_index(client, address):
    home = make_page(slug="", title="The portal and its home page")

    assert read(client, "/index.md").startswith(f"# {home.title}\n")


@pytest.mark.django_db
def test_search_engines_keep_the_page_itself(client):
    page = make_page()

    for _ in ("made", "kept"):
        answer = client.get(f"{page.path[:-1]}.md")
        assert answer["X-Robots-Tag"] == "noindex"
    assert (
        client.get(f"{page.path[:-1]}.md", headers={"If-None-Match": answer["ETag"]}).status_code
        == 304
    )
    assert "X-Robots-Tag" not in client.get(page.path)


@pytest.mark.django_db
def test_pages_of_other_sites_may_read_it(client):
    page = make_page()

    for path in (f"{page.path[:-1]}.md", "/llms.txt"):
        answer = client.get(path, headers={"Origin": "https://agency.example.gov"})
        assert answer["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Origin" not in client.get(
        page.path, headers={"Origin": "https://a.gov"}
    )


@pytest.mark.django_db
def test_moved_page_leads_on_and_one_taken_down_is_gone(client):
    moved, gone, replaced = make_page(slug="one"), make_page(slug="gone"), make_page(slug="old")
    actions.move(page=moved, parent=None, slug="two", by=None, at=AT)
    actions.archive(page=gone, reason="It ended.", by=make_editor(), at=AT)
    actions.archive(page=replaced, successor=moved, by=make_editor(), at=AT)

    led = [client.get(path) for path in ("/one.md", "/old.md")]
    assert [(one.status_code, one["Location"]) for one in led] == [(301, "/two.md")] * 2
    assert client.get("/gone.md").status_code == 410


@pytest.mark.django_db
def test_what_is_not_live_has_no_markdown(client):
    draft, withdrawn = make_draft(), make_page()
    actions.withdraw(page=withdrawn, reason="It was wrong.", by=make_editor(), at=AT)

    for path in (draft.path, withdrawn.path, "/nowhere/", "/a-z/", "/search/", "/admin/"):
        answer = client.get(f"{path[:-1]}.md")
        assert (answer.status_code, answer["Content-Type"][:9]) == (404, "text/html"), path


@pytest.mark.django_db
def test_markdown_of_a_page_that_changes_by_itself_does_too(client, time_machine):
    time_machine.move_to(AT, tick=False)
    contact = make_contact(make_agency(), name="The telework office")
    make_page(Directory, slug="directory")

    assert contact.name in read(client, "/directory.md")
    time_machine.move_to(datetime.combine(contact.expires_on + timedelta(days=2), AT.timetz()))
    assert contact.name not in read(client, "/directory.md")


@pytest.mark.django_db
def test_markdown_costs_what_the_page_costs(client, django_assert_num_queries):
    page = make_page(parent=make_page())
    client.get(page.path)

    with django_assert_num_queries(2):
        client.get(f"{page.path[:-1]}.md")
    with django_assert_num_queries(0):
        client.get(f"{page.path[:-1]}.md")
