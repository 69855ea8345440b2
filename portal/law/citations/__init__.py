"""Citations of federal law in running text: which words cite what, and where to read it.

`find(text)` yields a Match for each citation in a text, in order, never overlapping.
`parse(text)` turns one citation into a Citation; `parents(citation)` names what it is part of.

Each form has one canonical text, so that an index holds a provision once:

    5 U.S.C. 6503(a)      5 U.S.C. chapter 65      5 CFR 531.605(d)      5 CFR part 630, subpart P
    41 CFR part 300-90    Pub. L. 111-292          124 Stat. 3165        90 FR 8251
    Executive Order 14100

A range such as 5 U.S.C. 6120-6126 is one citation. Its canonical text has both ends in full, joined
by an en dash as print does; its address and its parents are those of the first end.

This is not a law library: it does not know whether a provision exists, which chapter a section
stands in, or which sections a range has between its ends. In a list ("5 U.S.C. 301, 302") it
sees the first item only.
"""

from .finding import find, parents, parse
from .model import Citation, Kind, Match

__all__ = ["Citation", "Kind", "Match", "find", "parents", "parse"]
