"""Long sentences and long paragraphs."""

import re
from collections.abc import Iterator

from .blocks import Block
from .draft import Draft
from .search import Found

LONG_SENTENCE, VERY_LONG_SENTENCE = 25, 40
LONG_PARAGRAPH = 150

# A citation in parentheses is no part of the sentence; any other counts as one word.
_ASIDE = re.compile(r"\(\ufffc[^()]*\)")
_WORD = re.compile(r"\ufffc+|\w[\w'’.,&/-]*")
# So many words of a sentence are enough to find it by.
_EXCERPT = 60


def long_sentences(draft: Draft) -> Iterator[Found]:
    return _sentences(draft, LONG_SENTENCE, VERY_LONG_SENTENCE)


def very_long_sentences(draft: Draft) -> Iterator[Found]:
    return _sentences(draft, VERY_LONG_SENTENCE, None)


def long_paragraphs(draft: Draft) -> Iterator[Found]:
    for block in draft.prose:
        number = _count_if_long(block.prose, LONG_PARAGRAPH)
        if number > LONG_PARAGRAPH:
            message = f"This paragraph has {number} words. Split it, or make a list of its parts."
            yield Found(block.field, block.line, message, excerpt(block, 0, len(block.text)))


def count(text: str) -> int:
    """Return how many words a reader reads."""
    return len(_WORD.findall(_ASIDE.sub("", text)))


def _count_if_long(text: str, over: int) -> int:
    # Most texts need no counting: a word and its space have two letters at least.
    return count(text) if len(text) > 2 * over else 0


def excerpt(block: Block, start: int, end: int) -> str:
    """Return the beginning of a stretch, cut between words and at the end of its line."""
    words = block.text[start:end].split("\n")[0]
    if len(words) <= _EXCERPT:
        return words
    return words[:_EXCERPT].rpartition(" ")[0] or words[:_EXCERPT]


def _sentences(draft: Draft, over: int, up_to: int | None) -> Iterator[Found]:
    for block in draft.prose:
        for start, end in block.sentences:
            number = _count_if_long(block.prose[start:end], over)
            if number > over and (up_to is None or number <= up_to):
                message = f"This sentence has {number} words. Split it, or list its parts."
                line = block.line_at(start)
                yield Found(block.field, line, message, excerpt(block, start, end))
