"""Full text by SQLite's FTS5."""

from .base import RANKED, UNRANKED, Engine
from .hits import Filters, Hits

# What a word counts in the title, in other names, in summary and headings, and in the text.
RANK = "-bm25(search_fulltext, 10.0, 10.0, 3.0, 1.0)"
# The order of a CROSS JOIN stays: words first, since they find fewer pages.
ENTRIES = "{0} CROSS JOIN search_indexentry AS entry ON entry.page_id = {0}.rowid"
# A condition would be looked at for each row that matches, and only after it was found.
MANY = f"(SELECT 1 FROM ranked LIMIT 1 OFFSET {RANKED - 1}) AS many CROSS JOIN "


class SQLite(Engine):
    and_joint, or_joint, not_joint = " AND ", " OR ", " NOT "
    related = "group_concat(link.to_page_id)"
    json_triples = (
        "SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]'),"
        " json_extract(value, '$[2]') FROM json_each(%s) WHERE true"
    )
    json_list = "SELECT value FROM json_each(%s)"

    def phrase(self, phrase):
        return f'"{" ".join(phrase)}"'

    def beginning(self, word):
        return f'"{word}"*'

    def hits(self, match, filters, limit, *, is_ranked=False):
        return _hits("search_fulltext", match, filters, limit, RANK if is_ranked else UNRANKED)

    def hits_named(self, query, filters, limit):
        named = f"({{title names}} : {self.match(query.groups)})"
        return self.hits(self.but(named, query.without), filters, limit, is_ranked=True)

    def hits_called(self, match, filters, limit):
        return _hits("search_called", f"called : ({match})", filters, limit)

    def hits_exact(self, names, filters, limit):
        match = f"exact : ({self.or_joint.join(self.phrase((name,)) for name in names)})"
        return _hits("search_called", match, filters, limit)

    def if_many(self, hits):
        return hits._replace(tables=MANY + hits.tables)


def _hits(table: str, match: str, filters: Filters, limit: int, rank: str = UNRANKED) -> Hits:
    tables = ENTRIES.format(table) if filters.conditions else table
    hits = Hits(rank, f"{table}.rowid", tables, (f"{table} MATCH %s",), (match,), limit)
    return hits.only(filters)
