"""The terms in the API."""

from ninja import Query, Schema
from pydantic import BaseModel, Field

from portal.api.v1 import links, texts
from portal.api.v1.listing import listed
from portal.api.v1.parameters import Paging, Words
from portal.api.v1.routers import group
from portal.api.v1.shapes import Link, Listing
from portal.core.generation import per_generation

from .listing import letters
from .models import Glossary
from .names import key

router = group("Glossary", "What the words of the portal's texts mean.")


class Term(Schema):
    """A term and what it means."""

    term: str = Field(examples=["Telework Managing Officer"])
    acronym: str = Field(description="Empty if it has none.", examples=["TMO"])
    other_names: list[str] = Field(examples=[["telework manager"]])
    meaning: str = Field(
        description="One or two sentences, as HTML with whole addresses.",
        examples=["The official who is in charge of an agency's telework program."],
    )
    source: str = Field(
        description="The law or document behind it; empty if none is named.",
        examples=["5 U.S.C. 6505"],
    )
    letter: str = Field(description="Under which letter it is listed.", examples=["T"])
    url: str = Field(
        description="Where it stands in the glossary.",
        examples=["https://worklife.example.gov/glossary/#telework-managing-officer"],
    )
    page: Link | None = Field(description="The page that tells more.")


class TermList(Listing[Term]):
    pass


class Filters(BaseModel):
    letter: Words | None = Field(
        None, description="Only terms listed under this letter; 0–9 for digits.", examples=["T"]
    )
    term: Words | None = Field(
        None,
        description="Only the term of this name, acronym or other name. Capitals do not matter.",
        examples=["TMO"],
    )


@router.get("/glossary/", response=TermList, summary="List terms")
def list_terms(request, filters: Query[Filters], paging: Query[Paging]):
    """The terms of the glossary in the order of the alphabet."""
    return listed(request, [one for one in terms() if _fits(one, filters)], paging)


@per_generation
def terms() -> tuple[dict, ...]:
    """Return the terms as the glossary lists them; none where readers find no glossary."""
    glossary = Glossary.objects.live().only("path").first()
    if glossary is None:
        return ()
    return tuple(
        _entry(term, one["letter"], glossary) for one in letters() for term in one["terms"]
    )


def _entry(term, letter, glossary):
    return {
        "term": term["name"],
        "acronym": term["acronym"],
        "other_names": term["aliases"],
        "meaning": texts.html(term["meaning"]),
        "source": term["source"],
        "letter": letter,
        "url": f"{links.absolute(glossary.path)}#{term['slug']}",
        "page": term["page"] and {"title": term["page"]["label"], "url": term["page"]["url"]},
    }


def _fits(term, filters):
    names = map(key, (term["term"], term["acronym"], *term["other_names"]))
    is_under = filters.letter is None or term["letter"] == filters.letter.upper()
    return is_under and (filters.term is None or key(filters.term) in names)
