"""What somebody typed, read: which words must be found, which stand for others. Pure.

`parse` takes any text. Words are looked for wherever they stand, "words in quotation marks" side by
side, and pages with a -word or a -"phrase" are left out. What is written as one, such as part-time,
SF-182 or 5 U.S.C. 6503(a), is looked for side by side as well.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from .stop_words import STOP_WORDS
from .wording import composed, fold, placed_tokens, stem

MOST_LETTERS = 200
MOST_WORDS = 12
LONGEST_EXPANDED = 6

# A minus at the start of a word; then words in quotation marks, or what is written as one.
PIECE = re.compile(r'((?<!\S)-)?(?:"([^"]*)"?|([^\s"/,;:&+|=?!]+))')
LETTERS_AND_NUMBER = re.compile(r"([^\W\d_]+)(\d+)")
CODES = {"usc", "cfr"}
PARTS_OF_CODES = {"part", "pt", "section", "sec", "chapter", "ch"}
# Where so many numbers follow, texts write these in many ways, and the numbers say all.
BEFORE_NUMBERS = (
    (("section",), 1), (("sec",), 1),
    (("pl",), 2), (("pub", "l"), 2), (("public", "law"), 2),
)  # fmt: skip

Phrase = tuple[str, ...]
Expansions = Mapping[Phrase, tuple[Phrase, ...]]


@dataclass(frozen=True)
class Group:
    """Stems of which a page must hold one of the phrases or, apart from one another, all `words`.

    The first is what was typed. `loose` are the phrases that do where no page has every group.
    """

    phrases: tuple[Phrase, ...]
    words: Phrase = ()
    loose: tuple[Phrase, ...] = ()


@dataclass(frozen=True)
class Word:
    """A word that stands for itself, and where it stands in the query."""

    text: str
    start: int
    end: int


@dataclass(frozen=True)
class Query:
    """A query, read. `words` are those that may be misspelled; `stems` those of what is wanted.

    `key` is what `query_stems` says of all of it, if nothing in it is unwanted.
    """

    text: str
    groups: tuple[Group, ...] = ()
    without: tuple[Phrase, ...] = ()
    words: tuple[Word, ...] = ()
    stems: Phrase = ()
    key: Phrase = ()
    # Nothing but stop words, which only titles and names are searched for.
    only_names: Phrase = ()

    @property
    def is_empty(self) -> bool:
        return not (self.groups or self.only_names)

    @property
    def has_parts(self) -> bool:
        """Say whether pages may match some of it."""
        return len(self.groups) > 1 or any(set(one.loose) - set(one.phrases) for one in self.groups)


def cleaned(text: str) -> str:
    """Return a query in single spaces, no longer than is looked at."""
    visible = composed(text[: 5 * MOST_LETTERS])
    if not visible.isprintable():
        visible = "".join(one if one.isprintable() else " " for one in visible)
    return " ".join(visible.split())[:MOST_LETTERS].strip()


def parse(text: str, expansions: Expansions | None = None) -> Query:
    """Read a query; `expansions` says what else to look for, phrase by phrase as stems."""
    text = cleaned(text)
    typed = list(_bounded(_pieces(text)))
    has_numbers = any(piece.tokens[0][0].isdigit() for piece in typed)
    pieces = list(_merged(typed)) if has_numbers else typed
    wanted = [piece for piece in pieces if not piece.is_unwanted]
    telling = [piece for piece in wanted if piece.stems]
    parts = list(_parts(telling, expansions or {}))
    groups = (_expanded(part, meant) if meant else _group(*part) for part, meant in parts)
    plain = chain.from_iterable(part for part, meant in parts if not meant)
    return Query(
        text=text,
        groups=tuple(dict.fromkeys(groups)),
        without=tuple(piece.stems for piece in pieces if piece.is_unwanted and piece.stems),
        words=tuple(piece.word for piece in plain if piece.word),
        stems=tuple(chain.from_iterable(piece.stems for piece in telling)),
        key=() if any(piece.is_unwanted for piece in typed) else _key(typed),
        only_names=() if telling else tuple(chain.from_iterable(one.tokens for one in wanted)),
    )


@dataclass
class _Piece:
    """Tokens that were written as one."""

    tokens: tuple[str, ...]
    start: int
    end: int
    is_quoted: bool = False
    is_unwanted: bool = False
    is_citation: bool = False

    @cached_property
    def stems(self) -> Phrase:
        return tuple(stem(one) for one in self.tokens if one not in STOP_WORDS)

    @cached_property
    def word(self) -> Word | None:
        is_word = len(self.tokens) == 1 and not self.is_quoted and self.tokens[0].isalpha()
        return Word(self.tokens[0], self.start, self.end) if is_word else None


def _pieces(text: str) -> Iterator[_Piece]:
    for found in PIECE.finditer(fold(text)):
        is_quoted = found[2] is not None
        inner = 2 if is_quoted else 3
        if placed := list(placed_tokens(found[inner])):
            start = found.start(inner)
            yield _Piece(
                tuple(token for _, _, token in placed),
                start + placed[0][0],
                start + placed[-1][1],
                is_quoted,
                is_unwanted=bool(found[1]),
            )


def _key(pieces: list[_Piece]) -> Phrase:
    stems = tuple(chain.from_iterable(piece.stems for piece in pieces))
    return stems or tuple(stem(one) for piece in pieces for one in piece.tokens)


def _bounded(pieces: Iterator[_Piece]) -> Iterator[_Piece]:
    """Yield pieces of as many words as are looked for, the last one perhaps shortened."""
    left = MOST_WORDS
    for piece in pieces:
        if not left:
            return
        kept = piece.tokens[:left]
        left -= len(kept)
        yield _Piece(kept, piece.start, piece.end, piece.is_quoted, piece.is_unwanted)


def _merged(pieces: list[_Piece]) -> Iterator[_Piece]:
    """Yield the pieces, those that make a citation of the U.S. Code or the CFR as one."""
    place = 0
    while place < len(pieces):
        place += _length_before_number(pieces[place:])
        length = _length_of_citation(pieces[place:])
        yield _citation(pieces[place : place + length]) if length else pieces[place]
        place += length or 1


def _length_before_number(pieces: list[_Piece]) -> int:
    """Return how many of the first pieces only say what kind of number comes next."""
    for names, numbers in BEFORE_NUMBERS:
        before, after = pieces[: len(names)], pieces[len(names) : len(names) + 1]
        if tuple(piece.tokens for piece in before) == tuple((name,) for name in names) and any(
            len(piece.tokens) >= numbers and piece.tokens[0].isdigit() for piece in after
        ):
            return len(names)
    return 0


def _length_of_citation(pieces: list[_Piece]) -> int:
    """Return how many of the first pieces are one citation, such as 5 / CFR / part / 531."""
    if any(piece.is_quoted or piece.is_unwanted for piece in pieces[:2]):
        return 0
    if len(pieces) < 3 or not pieces[0].tokens[0].isdigit() or pieces[1].tokens[0] not in CODES:
        return 0
    place = 3 if pieces[2].tokens[0] in PARTS_OF_CODES else 2
    is_cited = len(pieces) > place and pieces[place].tokens[0][0].isdigit()
    return place + 1 if is_cited else 0


def _citation(pieces: list[_Piece]) -> _Piece:
    words = (one for piece in pieces for one in piece.tokens if one not in PARTS_OF_CODES)
    return _Piece(tuple(words), pieces[0].start, pieces[-1].end, is_citation=True)


def _parts(pieces: list[_Piece], expansions: Expansions) -> Iterator[tuple]:
    """Yield pieces that belong together, each with the phrases that they also stand for; the
    longest that stand for any come first."""
    place = 0
    while place < len(pieces):
        length, meant = _expansion(pieces[place:], expansions)
        yield pieces[place : place + length], meant
        place += length


def _expansion(pieces: list[_Piece], expansions: Expansions) -> tuple[int, tuple[Phrase, ...]]:
    """Return how many of the first pieces stand for other phrases, and for which."""
    for length in range(min(LONGEST_EXPANDED, len(pieces)), 0, -1):
        first = pieces[:length]
        if any(piece.is_quoted for piece in first):
            continue
        if meant := expansions.get(tuple(chain.from_iterable(piece.stems for piece in first))):
            return length, meant
    return 1, ()


def _expanded(pieces: list[_Piece], meant: tuple[Phrase, ...]) -> Group:
    typed = tuple(chain.from_iterable(piece.stems for piece in pieces))
    own = _group(pieces[0]).phrases if len(pieces) == 1 else (typed,)
    phrases = tuple(dict.fromkeys((*own, *meant)))
    return Group(phrases, typed if len(pieces) > 1 else (), (*phrases, *_apart(typed)))


def _group(piece: _Piece) -> Group:
    typed = piece.stems
    if piece.is_quoted:
        return Group((typed,), loose=(typed,))
    if piece.is_citation:
        # Its section is needed; its paragraphs are not.
        return Group((typed,), loose=tuple(typed[:end] for end in range(len(typed), 2, -1)))
    phrases = (typed, *_written_otherwise(piece.tokens))
    return Group(phrases, loose=tuple(dict.fromkeys((*phrases, *_apart(typed)))))


def _apart(typed: Phrase) -> tuple[Phrase, ...]:
    """Return the words by themselves; beside a number a word says nothing without it."""
    return tuple((one,) for one in typed) if all(map(str.isalpha, typed)) else ()


def _written_otherwise(tokens: Phrase) -> Iterator[Phrase]:
    """Yield the other ways in which texts write it: sf182 is SF-182, child-care is childcare."""
    if len(tokens) == 1:
        if parts := LETTERS_AND_NUMBER.fullmatch(tokens[0]):
            yield parts[1], parts[2]
    elif len(tokens) == 2 and not tokens[0].isdigit():
        yield (stem("".join(tokens)),)
