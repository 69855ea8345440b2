"""From a page's Markdown to what readers get. Done once, when the page is published."""

from portal.core import markup
from portal.law import citations

from . import terms
from .addresses import resolve
from .findings import Finding

# Lines that stand on the page itself, above its body. Others may be shown on other pages too, or
# name documents: there, no term explains itself.
OPENING = "key_points"


def render(page, *, find=resolve, explain=terms.finder) -> list[Finding]:
    """Fill html, text, outline and parts of a page in memory; return what is wrong with it.

    `find` returns the present address of the page that a link names, or None; `explain` how terms
    are found on a page, or None.
    """
    used, find_terms = {}, explain(page)
    lines = {
        name: [
            _render(
                markup.render_inline,
                line,
                own=page.path,
                find=find,
                find_terms=find_terms if name == OPENING else None,
                used=used,
            )
            for line in getattr(page, name).splitlines()
        ]
        for name in page.line_fields
    }
    body = _render(
        markup.render, page.body, own=page.path, find=find, find_terms=find_terms, used=used
    )
    page.html, page.text = body.html, body.text
    page.outline = [
        {"level": heading.level, "text": heading.text, "anchor": heading.anchor}
        for heading in body.outline
    ]
    rendered = [body, *(line for group in lines.values() for line in group)]
    page.parts = {name: [line.html for line in group] for name, group in lines.items()} | {
        "authorities": _authorities(rendered),
        "page_links": sorted({path for one in rendered for path in one.page_links}),
        # What each is called where it explains itself, by its key.
        "terms": dict(sorted(used.items())),
    }
    return _findings("body", body) + [
        Finding(name, number, finding.message)
        for name, group in lines.items()
        for number, line in enumerate(group, start=1)
        for finding in _findings(name, line)
    ]


def preview(body: str) -> markup.Rendered:
    """Return a body as it would be published."""
    return _render(markup.render, body, find_terms=terms.finder(), used={})


def _render(how, source, *, find_terms, used, own="", find=resolve):
    """Render with the portal's links, citations and terms.

    A page may name itself before it is live. `used` are the terms explained before this on the
    same page; those of this text are added.
    """

    def find_page(path):
        return own if path == own else find(path)

    rendered = how(
        source,
        resolve_page=find_page,
        find_citations=citations.find,
        find_terms=find_terms,
        explained=used,
    )
    used |= {term.key: term.called for term in rendered.terms}
    return rendered


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
