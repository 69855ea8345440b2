"""Full text by PostgreSQL: the weighted document of each entry, and indexes of its names."""

from .base import RANKED, UNRANKED, Engine
from .hits import Hits

# What a word counts in the text, in summary and headings, in other names, and in the title.
RANK = "ts_rank('{0.1, 0.3, 1.0, 1.0}', entry.document, %s::tsquery)"
NAMES = "to_tsvector('simple', entry.title || ' ' || entry.names)"
CALLED = "to_tsvector('simple', entry.called)"
EXACT = "to_tsvector('simple', entry.exact)"


class PostgreSQL(Engine):
    and_joint, or_joint, not_joint = " & ", " | ", " & !"
    related = "string_agg(link.to_page_id::text, ',')"
    json_triples = (
        "SELECT one->>0, one->>1, (one->>2)::int FROM json_array_elements(%s::json) AS one"
    )
    json_list = "SELECT json_array_elements_text(%s::json)"

    def phrase(self, phrase):
        return f"({' <-> '.join(map(_quoted, phrase))})"

    def beginning(self, word):
        return f"{_quoted(word)}:*"

    def hits(self, match, filters, limit, *, is_ranked=False):
        return _hits("entry.document", match, limit, is_ranked=is_ranked).only(filters)

    def hits_named(self, query, filters, limit):
        named = _hits(NAMES, self.match(query.groups), limit, is_ranked=True).only(filters)
        unwanted = self.or_joint.join(map(self.phrase, query.without))
        return named.only_if("NOT entry.document @@ %s::tsquery", unwanted) if unwanted else named

    def hits_called(self, match, filters, limit):
        return _hits(CALLED, match, limit, is_ranked=False).only(filters)

    def hits_exact(self, names, filters, limit):
        match = self.or_joint.join(map(_quoted, names))
        return _hits(EXACT, match, limit, is_ranked=False).only(filters)

    def if_many(self, hits):
        return hits.only_if(f"(SELECT count(*) FROM ranked) = {RANKED}")


def _hits(document: str, match: str, limit: int, *, is_ranked: bool) -> Hits:
    return Hits(
        RANK if is_ranked else UNRANKED,
        "entry.page_id",
        "search_indexentry AS entry",
        (f"{document} @@ %s::tsquery",),
        (match, match) if is_ranked else (match,),
        limit,
    )


def _quoted(word: str) -> str:
    """Return a lexeme; a word is of letters and digits alone."""
    return f"'{word}'"
