"""From source to Rendered, one step after another. Each step is a file of its own."""

from collections.abc import Callable, Iterable, MutableMapping, Sequence
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
)
from .clean import CLEANER
from .links import Links
from .parser import LINE, PAGE, Dialect
from .rendered import Heading, Problem, Rendered, Span
from .text import plain

ResolvePage = Callable[[str], str | None]
FindCitations = Callable[[str], Iterable[Span]]


def _as_it_stands(path: str) -> str:
    return path


def _no_citations(text: str) -> Iterable[Span]:
    return ()


def render(
    source: str,
    *,
    resolve_page: ResolvePage = _as_it_stands,
    find_citations: FindCitations | None = None,
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
    return _rendered(PAGE, tokens, env, outline, problems, links, find_citations)


def render_inline(
    source: str,
    *,
    resolve_page: ResolvePage = _as_it_stands,
    find_citations: FindCitations | None = None,
) -> Rendered:
    """Render a field of one line."""
    env: dict[str, Any] = {}
    tokens = LINE.parseInline(_encodable(source), env)
    return _rendered(LINE, tokens, env, (), [], Links(resolve_page, None), find_citations)


def _rendered(
    parser: Dialect,
    tokens: Sequence[Token],
    env: MutableMapping[str, Any],
    outline: tuple[Heading, ...],
    problems: list[Problem],
    links: Links,
    find_citations: FindCitations | None,
) -> Rendered:
    refusals.refuse(tokens, problems)
    links.resolve(tokens)
    cited = citations.link(tokens, find_citations or _no_citations)
    abbreviations.mark(tokens, env)
    text = plain(tokens)
    tokens = tables.wrap(footnotes.dress(tokens))
    html = parser.renderer.render(tokens, parser.options, env)
    return Rendered(
        html=CLEANER.clean(html),
        text=text,
        outline=outline,
        page_links=tuple(links.pages),
        external_links=tuple(links.external),
        citations=cited,
        problems=tuple(sorted({*problems, *links.problems})),
    )


def _encodable(source: str) -> str:
    """Replace half characters (lone surrogates), which no HTML can hold."""
    return source.encode("utf-8", "replace").decode()
