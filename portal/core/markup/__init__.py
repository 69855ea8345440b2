"""The Markdown of this site: from what editors write to HTML, outline, plain text and links.

    rendered = render(source, resolve_page=..., find_citations=...)
    rendered.html            clean HTML; the only markup of ours that templates may trust
    rendered.outline         (Heading(level, text, anchor), ...)
    rendered.text            plain text for search and word counts, a block a line
    rendered.page_links      the paths of the pages it names, each once
    rendered.external_links  the addresses it links to on other sites, each once
    rendered.citations       the spans that find_citations found, each label once
    rendered.terms           the spans of find_terms that explain themselves, each key once
    rendered.problems        (Problem(line, message, fault), ...), the first line is line 1

`render_inline` does the same for a field of one line, without paragraphs, lists or headings.
`resolve_page(path)` returns a page's present address, or None if there is no such page; without
it every path is taken as it stands. `find_citations(text)` yields spans (see Span) in order;
without it no citation is linked. `find_terms(text)` does the same for terms (see Term); they are
explained where a text first uses them, save those that `explained` names.

The dialect is CommonMark without HTML and images, plus tables, definition lists and footnotes
(`[^1]`), and:

    ## Heading {#anchor}                    anchors.py       an anchor that outlives a new wording
    *[TMO]: Telework Managing Officer       abbreviations.py
    ::: law Optional title                  containers.py    a callout, until `:::`
    ::: steps                               steps.py         a process list, until `:::`
    [text](page:/path/#anchor)              links.py         a page of this site, wherever it moves
    5 U.S.C. 6503(a)                        citations.py     links itself
    telework                                terms.py         explains itself, where it is a term

This package knows no request, no database and no law, and it does not decide what a problem means:
whoever publishes does. Every source renders; nothing raises on bad Markdown.
"""

from .rendered import Fault, Heading, Problem, Rendered, Span, Term
from .rendering import render, render_inline

__all__ = ["Fault", "Heading", "Problem", "Rendered", "Span", "Term", "render", "render_inline"]
