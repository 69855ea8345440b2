"""What both engines do alike: from a query to candidates, which `ranking` then puts in order.

However many pages match, a thousand at most are counted and a few hundred ranked: those called just
as it was typed, some of those whose names match, and some of the others. One statement finds what
matches all of a query. Where that is little, a second one finds what matches some of it, by what
each part of the query tells: for that no engine is asked to rank, and so both find the same.
"""

import json
from collections.abc import Iterable, Mapping, Sequence

from django.db import connection

from portal.search.entries import as_one
from portal.search.query import Group, Phrase, Query

from .hits import Filters, Hits
from .rows import CANDIDATE, NAMED, SHOWN, Candidate, Found, Named, Shown, as_shown

COUNTED, RANKED, LOOKED_AT = 1_000, 400, 150
# So many more tell that there are more than are counted.
REST = COUNTED - RANKED + 1
# So many are called just as it was typed.
EXACT = 50
# More than any rank, and less.
FIRST = 1_000_000.0
UNRANKED = "CAST(-1 AS double precision)"
LIVE = "JOIN publishing_page AS page ON page.id = entry.page_id AND page.state = 'live'"


class Engine:
    """What the engines share. Their own are how a match is written, and where it is looked for."""

    and_joint = or_joint = not_joint = related = json_triples = json_list = ""

    def phrase(self, phrase: Phrase) -> str:
        """Return what matches words side by side."""
        raise NotImplementedError

    def beginning(self, word: str) -> str:
        """Return what matches words that begin so."""
        raise NotImplementedError

    def hits(self, match: str, filters: Filters, limit: int, *, is_ranked: bool = False) -> Hits:
        """Return what finds pages."""
        raise NotImplementedError

    def hits_named(self, query: Query, filters: Filters, limit: int) -> Hits:
        """Return what finds pages whose title and names match all of a query, ranked."""
        raise NotImplementedError

    def hits_called(self, match: str, filters: Filters, limit: int) -> Hits:
        """Return what finds pages by the words of their names as they are written."""
        raise NotImplementedError

    def hits_exact(self, names: Iterable[str], filters: Filters, limit: int) -> Hits:
        """Return what finds pages that are called just so, each name as `entries.as_one` has it."""
        raise NotImplementedError

    def if_many(self, hits: Hits) -> Hits:
        """Return what costs nothing and finds nothing unless more match than are ranked."""
        raise NotImplementedError

    def find(self, query: Query, filters: Filters, *, first: int, number: int) -> Found:
        """Return pages that match all of a query: a number of them, from one on.

        What is not ranked comes after what is. What is shown comes along: to read the texts of all
        costs less than a second statement for those of one page of results.
        """
        steps = self._steps(query, filters)
        # No page that has only ranked ones needs the others.
        names = [name for name in steps if first or name != "counted"]
        every = " UNION ALL ".join(f"SELECT id, rank FROM {name}" for name in names)
        numbers = ", ".join(f"(SELECT count(*) FROM {name})" for name in steps)
        stems = tuple(dict.fromkeys(query.stems))
        held = "".join(", (SELECT max(pages) FROM search_word WHERE stem = %s)" for _ in stems)
        # One row comes back in any case, with the numbers.
        rows = _rows(
            f"WITH {_named(steps)}, best AS (SELECT id, 1 AS has_all, rank FROM ({every}) AS every"
            " ORDER BY rank DESC, id LIMIT %s OFFSET %s)"
            f" SELECT {CANDIDATE.format(self.related)}, {SHOWN}, {numbers}{held}"
            " FROM (SELECT 1 AS one) AS always LEFT JOIN best ON true"
            " LEFT JOIN search_indexentry AS entry ON entry.page_id = best.id"
            f" LEFT {LIVE}",
            [*_values(steps), number, first, *stems],
        )
        end = len(Candidate._fields)
        shown = end + len(Shown._fields)
        counts = rows[0][shown:]
        return Found(
            _as_candidates(row[:end] for row in rows if row[0] is not None),
            sum(counts[: len(steps)]),
            dict(zip(stems, counts[len(steps) :], strict=True)),
            {row[0]: row[end:shown] for row in rows if row[end] is not None},
        )

    def find_some(
        self, query: Query, filters: Filters, weights: Sequence[float], *, number: int
    ) -> Found:
        """Return pages that match some of a query, those with most first.

        `weights` say how much each of the query's groups tells. What is shown comes along.
        """
        match = self.match(query.groups, query.without)
        steps = {"counted": self.hits(match, filters, COUNTED + 1)}
        for at, group in enumerate(query.groups):
            loose = self.match([Group(group.loose)], query.without)
            steps[f"part{at}"] = self.hits(loose, filters, COUNTED)
        parts = (
            f"SELECT id, 0, CAST(%s AS double precision) FROM part{at}"
            for at in range(len(weights))
        )
        every = " UNION ALL ".join(("SELECT id, 1 AS has_all, 0.0 AS rank FROM counted", *parts))
        rows = _rows(
            f"WITH {_named(steps)}, best AS (SELECT id, max(has_all) AS has_all,"
            f" sum(rank) AS rank FROM ({every}) AS every"
            " GROUP BY id ORDER BY 2 DESC, 3 DESC, 1 LIMIT %s)"
            f" SELECT {CANDIDATE.format(self.related)}, {SHOWN}"
            f" FROM best JOIN search_indexentry AS entry ON entry.page_id = best.id {LIVE}",
            [*_values(steps), *weights, number],
        )
        end = len(Candidate._fields)
        return Found(
            [Candidate(*row[:end]) for row in rows],
            sum(row[1] for row in rows),
            shown={row[0]: row[end:] for row in rows},
        )

    def shown(self, page_ids: Iterable[int], fetched: Mapping[int, tuple]) -> dict[int, Shown]:
        """Return what readers see of those of the pages that are live; `fetched` has what came
        along before."""
        found = {pk: as_shown(fetched[pk]) for pk in page_ids if pk in fetched}
        ids = [pk for pk in page_ids if pk not in fetched]
        if not ids:
            return found
        places = ", ".join(["%s"] * len(ids))
        rows = _rows(
            f"SELECT {SHOWN} FROM search_indexentry AS entry {LIVE}"
            f" WHERE entry.page_id IN ({places})",
            ids,
        )
        return found | {row[0]: as_shown(row) for row in rows}

    def named(self, words: Sequence[str], number: int, *, by_any: bool = False) -> list[Named]:
        """Return pages whose names have words that begin so, all of them or any: those whose names
        are short, of more than are looked at some."""
        joint = self.or_joint if by_any else self.and_joint
        hits = self.hits_called(joint.join(map(self.beginning, words)), Filters(), LOOKED_AT)
        # A page's state stands behind its long text: few are asked for it.
        rows = _rows(
            f"WITH hit AS ({hits.sql}), short AS (SELECT entry.page_id AS id FROM hit"
            " JOIN search_indexentry AS entry ON entry.page_id = hit.id"
            " ORDER BY length(entry.called), entry.page_id LIMIT %s)"
            f" SELECT {NAMED} FROM short"
            f" JOIN search_indexentry AS entry ON entry.page_id = short.id {LIVE}",
            [*hits.values, number],
        )
        return [Named(*row) for row in rows]

    def count_words(self, changes: Sequence[tuple[str, str, int]]) -> None:
        """Change how many pages hold words, however many words: each with its stem, and by how
        many pages more or less."""
        with connection.cursor() as cursor:
            cursor.execute(
                f"INSERT INTO search_word (word, stem, pages) {self.json_triples}"
                " ON CONFLICT (word) DO UPDATE SET pages = search_word.pages + excluded.pages",
                [json.dumps(changes)],
            )
            if fewer := [word for word, _, number in changes if number < 0]:
                cursor.execute(
                    f"DELETE FROM search_word WHERE pages <= 0 AND word IN ({self.json_list})",
                    [json.dumps(fewer)],
                )

    def match(self, groups: Iterable[Group], without: Iterable[Phrase] = ()) -> str:
        """Return what matches pages with every group and without any of some phrases."""
        return self.but(f"({self.and_joint.join(map(self._group, groups))})", without)

    def but(self, match: str, without: Iterable[Phrase]) -> str:
        """Return what matches the same but for pages with any of some phrases."""
        unwanted = self.or_joint.join(map(self.phrase, without))
        return f"({match}{self.not_joint}({unwanted}))" if unwanted else match

    def _group(self, group: Group) -> str:
        either = [self.phrase(phrase) for phrase in group.phrases]
        if group.words:
            apart = self.and_joint.join(self.phrase((word,)) for word in group.words)
            either.append(f"({apart})")
        return f"({self.or_joint.join(either)})"

    def _steps(self, query: Query, filters: Filters) -> dict[str, Hits]:
        """Return what is looked for in turn, each but for what was found before."""
        match = self.match(query.groups, query.without)
        if query.only_names:
            match = self.match([Group(((word,),)) for word in query.only_names])
            ranked = self.hits_called(match, filters, RANKED)
            counted = self.hits_called(match, filters, REST)
            return {"ranked": ranked, "counted": self.if_many(counted.but("ranked"))}
        steps = {}
        if not query.without:
            steps["exact"] = self.hits_exact(_names_of(query), filters, EXACT).ranked_as(FIRST)
        steps["ranked"] = self.hits(match, filters, RANKED, is_ranked=True).but(*steps)
        steps["named"] = self.if_many(self.hits_named(query, filters, RANKED).but(*steps))
        steps["counted"] = self.if_many(self.hits(match, filters, REST).but(*steps))
        return steps


def _names_of(query: Query) -> list[str]:
    """Return what pages are called that are called just so, or what means the same."""
    meant = query.groups[0].phrases if len(query.groups) == 1 else ()
    return list(dict.fromkeys(map(as_one, (query.stems, *meant))))


def _as_candidates(rows: Iterable[tuple]) -> list[Candidate]:
    """Return candidates; those called just so have the best rank that the engine gave."""
    found = [Candidate(*row) for row in rows]
    best = max((one.rank for one in found if one.rank < FIRST), default=1.0)
    return [one._replace(rank=best) if one.rank == FIRST else one for one in found]


def _named(steps: dict[str, Hits]) -> str:
    return ", ".join(f"{name} AS MATERIALIZED ({step.sql})" for name, step in steps.items())


def _values(steps: dict[str, Hits]) -> list[str]:
    return [value for step in steps.values() for value in step.values]


def _rows(sql: str, values: Iterable) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(sql, list(values))
        return cursor.fetchall()
