"""Looking for a pattern in many blocks: once for a page, not once a block, which is slow."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from .blocks import Block

# No pattern of ours matches it, nor white space, so that no match reaches from block to block.
_BETWEEN = "\ufffb"


class Found(NamedTuple):
    """What a rule noticed, where, and in which words of the text; their first line counts."""

    field: str
    line: int
    message: str
    excerpt: str = ""


class Hit(NamedTuple):
    """A match, and where it stands in its block."""

    block: Block
    start: int
    end: int
    match: re.Match[str]

    @property
    def words(self) -> str:
        return self.block.text[self.start : self.end]

    @property
    def sentence(self) -> tuple[int, int]:
        """Where the sentence begins and ends in the block."""
        holding = (span for span in self.block.sentences if span[0] <= self.start < span[1])
        return next(holding, (0, len(self.block.text)))

    @property
    def before(self) -> str:
        return self.match.string[self.match.start() - self.start : self.match.start()]

    @property
    def after(self) -> str:
        end = self.match.end() + len(self.block.text) - self.end
        return self.match.string[self.match.end() : end]

    def found(self, message: str) -> Found:
        return Found(self.block.field, self.block.line_at(self.start), message, self.words)


class Joined:
    """Blocks as one text."""

    def __init__(self, blocks: Sequence[Block], texts: Sequence[str]) -> None:
        """Take blocks, and for each a text as long as its own."""
        self.text = _BETWEEN.join(texts)
        self._blocks = blocks
        self._starts = list(accumulate((len(text) + 1 for text in texts), initial=0))

    def search(self, pattern: re.Pattern[str]) -> Iterator[Hit]:
        for match in pattern.finditer(self.text):
            yield self.hit(match)

    def hit(self, match: re.Match[str]) -> Hit:
        number = bisect_right(self._starts, match.start()) - 1
        start = match.start() - self._starts[number]
        return Hit(self._blocks[number], start, start + len(match[0]), match)
