"""From source to Rendered, one step after another. Each step is a file of its own."""

from collections.abc import Callable, Collection, Iterable, MutableMapping, Sequence
from dataclasses import dataclass
from typing import Any

from markdown_it.token import Token

from . import (
    abbreviations,
    anchors,
    citations,
    containers,
    footnotes,
    refusals,
    steps,
    tables,
    terms,
)
from .clean import CLEANER
from .links import Links
from .parser import LINE, PAGE, Dialect
from .rendered import Heading, Problem, Rendered, Span, Term
from .text import plain

ResolvePage = Callable[[str], str | None]
FindCitations = Callable[[str], Iterable[Span]]
FindTerms = Callable[[str], Iterable[Term]]


@dataclass(frozen=True)
class _Marks:
    """What is marked in running text; `explained` are the terms that need not be."""

    citations: FindCitations | None
    terms: FindTerms | None
    explained: Collection[str]


def _as_it_stands(path: str) -> str:
    return path


def _none(text: str) -> Iterable[Any]:
    return ()


def render(
    source: str,
    *,
    resolve_page: ResolvePage = _as_it_stands,
    find_citations: FindCitations | None = None,
    find_terms: FindTerms | None = None,
    explained: Collection[str] = (),
) -> Rendered:
    """Render the body of a page."""
    env: dict[str, Any] = {}
    source = _encodable(source)
    tokens = PAGE.parse(source, env)
    problems = [
        *containers.problems(tokens),
        *abbreviations.problems(env),
        *footnotes.problems(env, source),
    ]
    outline = anchors.give(tokens, problems)
    steps.dress(tokens, problems)
    links = Links(resolve_page, {heading.anchor for heading in outline})
    marks = _Marks(find_citations, find_terms, explained)
    return _rendered(PAGE, tokens, env, outline, problems, links, marks)


def render_inline(
    source: str,
    *,
    resolve_page: ResolvePage = _as_it_stands,
    find_citations: FindCitations | None = None,
    find_terms: FindTerms | None = None,
    explained: Collection[str] = (),
) -> Rendered:
    """Render a field of one line."""
    env: dict[str, Any] = {}
    tokens = LINE.parseInline(_encodable(source), env)
    marks = _Marks(find_citations, find_terms, explained)
    return _rendered(LINE, tokens, env, (), [], Links(resolve_page, None), marks)


def _rendered(
    parser: Dialect,
    tokens: Sequence[Token],
    env: MutableMapping[str, Any],
    outline: tuple[Heading, ...],
    problems: list[Problem],
    links: Links,
    marks: _Marks,
) -> Rendered:
    refusals.refuse(tokens, problems)
    links.resolve(tokens)
    cited = citations.link(tokens, marks.citations or _none)
    abbreviations.mark(tokens, env)
    # Before the terms, whose meanings are no part of the text.
    text = plain(tokens)
    used = terms.mark(tokens, marks.terms or _none, marks.explained)
    tokens = tables.wrap(footnotes.dress(tokens))
    html = parser.renderer.render(tokens, parser.options, env)
    return Rendered(
        html=CLEANER.clean(html),
        text=text,
        outline=outline,
        page_links=tuple(links.pages),
        external_links=tuple(links.external),
        citations=cited,
        terms=used,
        problems=tuple(sorted({*problems, *links.problems})),
    )


def _encodable(source: str) -> str:
    """Replace half characters (lone surrogates), which no HTML can hold."""
    return source.encode("utf-8", "replace").decode()
