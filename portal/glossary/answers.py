"""The answer to a query that is a term of the glossary: what it means."""

from django.utils.html import format_html

from portal.core.generation import per_generation
from portal.search.answering import Answer, answer

from . import listing
from .models import Glossary
from .names import key, plural


@answer
def meaning(words):
    return _by_name().get(_key(words))


@per_generation
def _by_name() -> dict[str, Answer]:
    """Return the answer by every name of every term; a name counts before an acronym or plural."""
    glossary = Glossary.objects.live().first()
    terms = [term for one in listing.letters() for term in one["terms"]] if glossary else []
    answers = {term["slug"]: _answer(term, glossary) for term in terms}
    found: dict[str, Answer] = {}
    for names in (_names, _acronyms, _plurals):
        for term in terms:
            for name in names(term):
                found.setdefault(_key(name), answers[term["slug"]])
    return found


def _answer(term, glossary):
    name = f"{term['name']} ({term['acronym']})" if term["acronym"] else term["name"]
    return Answer(
        title=name,
        html=format_html("<p>{}</p>", term["meaning"]),
        url=f"{glossary.path}#{term['slug']}",
        label=f"{term['name']} in the glossary",
    )


def _names(term):
    return [term["name"], *term["aliases"]]


def _acronyms(term):
    return [term["acronym"]] if term["acronym"] else []


def _plurals(term):
    return [plural(name) for name in (*_names(term), *_acronyms(term))]


def _key(words):
    return key(words.replace("-", " "))
