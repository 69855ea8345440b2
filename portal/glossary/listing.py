"""The terms as the glossary lists them, looked up once a generation."""

from itertools import groupby

from portal.core.generation import per_generation

from .explaining import meaning_html, shown


@per_generation
def letters() -> tuple[dict, ...]:
    """Return the letters in use, each with its terms in order of the alphabet."""
    terms = sorted(shown().select_related("page"), key=lambda term: term.name.casefold())
    return tuple(
        {"letter": letter, "terms": tuple(map(_entry, group))}
        for letter, group in groupby(terms, key=lambda term: _letter(term.name))
    )


def _entry(term):
    page = term.page if term.page and term.page.is_live else None
    return {
        "slug": term.slug,
        "name": term.name,
        "acronym": term.acronym,
        "aliases": term.aliases.splitlines(),
        "meaning": meaning_html(term.meaning),
        "source": term.source,
        "page": page and {"label": page.label, "url": page.path},
    }


def _letter(name):
    first = name[:1].upper()
    return first if first.isalpha() else "0–9"
