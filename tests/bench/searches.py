"""The search, beside what the database's own full text takes for the same words.

The bare query is what a plain developer writes on the same tables: it matches, ranks all that
matches, cuts a snippet out of the first twenty, shows what the results show, and counts. Where a
search goes on to look for other words, so does the bare one.
"""

from collections.abc import Callable

from tests.bench.timing import timed
from tests.made_up_words import RARE_WORD, WORDS

SHOWN = "page.title, page.path, page.updated_at, entry.kind, entry.section"
ENTRIES = (
    "JOIN search_indexentry AS entry ON entry.page_id = {id}"
    " JOIN publishing_page AS page ON page.id = {id} AND page.state = 'live'"
)
SQLITE = (
    f"SELECT {SHOWN}, snippet(search_fulltext, 3, '<mark>', '</mark>', '…', 40),"
    " (SELECT count(*) FROM search_fulltext WHERE search_fulltext MATCH %s)"
    f" FROM search_fulltext {ENTRIES.format(id='search_fulltext.rowid')}"
    " WHERE search_fulltext MATCH %s ORDER BY search_fulltext.rank LIMIT 20"
)
POSTGRESQL = (
    f"SELECT {SHOWN}, ts_headline('simple', page.text, %s::tsquery),"
    " (SELECT count(*) FROM search_indexentry WHERE document @@ %s::tsquery)"
    " FROM search_indexentry AS entry"
    " JOIN publishing_page AS page ON page.id = entry.page_id AND page.state = 'live'"
    " WHERE document @@ %s::tsquery ORDER BY ts_rank(document, %s::tsquery) DESC LIMIT 20"
)
SQLITE_NAMES = (
    "SELECT page.title, page.path FROM search_called"
    f" {ENTRIES.format(id='search_called.rowid')}"
    " WHERE search_called MATCH %s ORDER BY search_called.rank LIMIT 8"
)
POSTGRESQL_NAMES = (
    "SELECT page.title, page.path FROM search_indexentry AS entry"
    " JOIN publishing_page AS page ON page.id = entry.page_id AND page.state = 'live'"
    " WHERE to_tsvector('simple', entry.called) @@ %s::tsquery"
    " ORDER BY ts_rank(to_tsvector('simple', entry.called), %s::tsquery) DESC LIMIT 8"
)


def print_table() -> None:
    """Print what searches cost, and what it costs to index one page."""
    print(f"{'':34}{'median':>11}{'95 %':>11}{'bare':>11}{'to bare':>11}")
    for name, (search, bare) in searches().items():
        mine, other = timed(search, bare)
        print(f"{name:34}{1000 * mine.median:>8.3f} ms{1000 * mine.slow:>8.3f} ms", end="")
        print(f"{1000 * other.median:>8.3f} ms{mine.median / other.median:>10.2f}x")
    (one,) = timed(index_one)
    print(f"{'one page indexed anew':34}{1000 * one.median:>8.3f} ms{1000 * one.slow:>8.3f} ms")


def searches() -> dict[str, tuple[Callable, Callable]]:
    """Return the searches to measure by name, each with what is bare."""
    from portal.search.finding import find
    from portal.search.suggesting import names_starting
    from portal.search.wording import stem

    two, four = WORDS[40:42], [*WORDS[300:303], RARE_WORD]
    first, second = WORDS[:2]
    found = {
        "a word on every page": (first, [first]),
        "a common word": ("telework", ["telework"]),
        "a rare word": (RARE_WORD, [RARE_WORD]),
        "two words": (" ".join(two), [all_of(*two)]),
        "a phrase": (f'"{first} {second}"', [side_by_side(first, second)]),
        "four words, on few pages": (" ".join(four), [all_of(*four), any_of(*four)]),
        "a misspelled word": ("telwork", ["telwork", "telework"]),
    }
    stemmed = {
        name: (text, [stemmed_in(one, stem) for one in bare])
        for name, (text, bare) in found.items()
    }
    return {
        **{
            name: (lambda text=text: find(text), lambda bare=bare: [query(one) for one in bare])
            for name, (text, bare) in stemmed.items()
        },
        "suggestions": (lambda: names_starting(two[0][:4]), lambda: query_names(two[0][:4])),
    }


def is_sqlite() -> bool:
    from django.db import connection

    return connection.vendor == "sqlite"


def all_of(*words: str) -> str:
    return (" AND " if is_sqlite() else " & ").join(words)


def any_of(*words: str) -> str:
    return (" OR " if is_sqlite() else " | ").join(words)


def side_by_side(*words: str) -> str:
    return f'"{" ".join(words)}"' if is_sqlite() else " <-> ".join(words)


def stemmed_in(match: str, stem: Callable[[str], str]) -> str:
    """Return a match with its words as they are indexed."""
    words = [word.strip('"') for word in match.split() if word.strip('"').islower()]
    for word in words:
        match = match.replace(word, stem(word))
    return match


def query(match: str) -> list:
    return fetch(SQLITE, [match] * 2) if is_sqlite() else fetch(POSTGRESQL, [match] * 4)


def query_names(start: str) -> list:
    if is_sqlite():
        return fetch(SQLITE_NAMES, [f'"{start}"*'])
    return fetch(POSTGRESQL_NAMES, [f"'{start}':*"] * 2)


def fetch(sql: str, values: list[str]) -> list:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchall()


def index_one() -> None:
    """Index a page whose text has changed."""
    from portal.publishing.models import Page
    from portal.search import index

    page = Page.objects.get(pk=50)
    page.text += f" {RARE_WORD}" * (1 + index.IndexEntry.objects.get(pk=50).body.count(RARE_WORD))
    index.keep([page])
