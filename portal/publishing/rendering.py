"""From a page's Markdown to what readers get. Done once, when the page is published."""

from portal.core import markup
from portal.law import citations

from .addresses import resolve
from .findings import Finding


def render(page, *, find=resolve) -> list[Finding]:
    """Fill html, text, outline and parts of a page in memory; return what is wrong with it.

    `find` returns the present address of the page that a link names, or None.
    """
    body = _render(markup.render, page.body, own=page.path, find=find)
    page.html, page.text = body.html, body.text
    page.outline = [
        {"level": heading.level, "text": heading.text, "anchor": heading.anchor}
        for heading in body.outline
    ]
    lines = {
        name: [
            _render(markup.render_inline, line, own=page.path, find=find)
            for line in getattr(page, name).splitlines()
        ]
        for name in page.line_fields
    }
    rendered = [body, *(line for group in lines.values() for line in group)]
    page.parts = {name: [line.html for line in group] for name, group in lines.items()} | {
        "authorities": _authorities(rendered),
        "page_links": sorted({path for one in rendered for path in one.page_links}),
    }
    return _findings("body", body) + [
        Finding(name, number, finding.message)
        for name, group in lines.items()
        for number, line in enumerate(group, start=1)
        for finding in _findings(name, line)
    ]


def preview(body: str) -> markup.Rendered:
    """Return a body as it would be published."""
    return _render(markup.render, body)


def _render(how, source, *, own="", find=resolve):
    """Render with the portal's links and citations; a page may name itself before it is live."""

    def find_page(path):
        return own if path == own else find(path)

    return how(source, resolve_page=find_page, find_citations=citations.find)


def _findings(field, rendered):
    return [Finding(field, problem.line, problem.message) for problem in rendered.problems]


def _authorities(rendered):
    found = {span.citation for one in rendered for span in one.citations}
    return [
        {
            "citation": citation.text,
            "url": citation.url,
            "within": list(citations.parents(citation)),
        }
        for citation in sorted(found, key=lambda citation: citation.sort_key)
    ]
