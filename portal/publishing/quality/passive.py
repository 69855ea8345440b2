"""Sentences that do not say who acts.

Grammar alone cannot tell "is closed" (how it is) from "is closed" (somebody closes it). So a form
of "be" before a participle counts only after a modal ("must be signed"), with its actor ("is signed
by the manager"), or in a tense that only an act has ("was signed"); and without its actor never
with a participle that mostly says how something is.
"""

import re
from collections.abc import Iterator

from .draft import Draft
from .search import Found

_IRREGULAR = (
    "begun|bought|brought|built|cast|caught|chosen|cut|dealt|done|drawn|driven|fed|felt|forbidden"
    "|forgotten|found|given|got|gotten|grown|heard|held|hidden|kept|known|laid|led|left|lent|lost"
    "|made|meant|met|paid|put|read|rewritten|run|said|seen|sent|set|shown|shut|sold|sought|spent"
    "|spoken|split|spread|taken|taught|thought|thrown|told|undertaken|understood|upheld|withdrawn"
    "|won|written"
)
# They say how something is more often than what somebody does to it.
_STATES = re.compile(
    "accustomed|advanced|allowed|assigned|associated|authorized|based|closed|committed|concerned"
    "|connected|covered|dated|deemed|delayed|detailed|disabled|entitled|exempted|excused|expected"
    "|experienced|injured|interested|involved|left|limited|located|lost|married|named|needed"
    "|permitted|prepared|qualified|related|required|retired|satisfied|scheduled|set|situated"
    "|supposed|tired|trained|unaffected|unchanged|unoccupied|used|worried"
)
_ADVERBS = r"(?:\s+(?:not|also|always|first|never|now|often|only|soon|still|then|[a-z]+ly))*"
_PARTICIPLE = rf"(?P<participle>(?!un(?!der))[a-z]+(?<!e)ed|{_IRREGULAR})\b"
_PASSIVE = re.compile(
    r"\b(?:(?P<act>(?:must|shall|should|will|may|might|can|cannot|could|would|has to|have to"
    rf"|needs? to|ought to){_ADVERBS}\s+be|(?:is|are|was|were)\s+being|has\s+been|have\s+been"
    rf"|was|were)|is|are|am|be){_ADVERBS}\s+{_PARTICIPLE}(?P<actor>\s+by\s+(?:(?:the|your|an?|each|its"
    r"|their)\s+)?(?:[a-z]+\s+)?(?:OPM|agency|agencies|managers?|supervisors?|employees?|officials?"
    r"|coordinators?|Congress|President|courts?|law|statute|regulations?|you)\b)?"
)


def passive(draft: Draft) -> Iterator[Found]:
    for hit in draft.own_words.search(_PASSIVE):
        act, participle, actor = hit.match.group("act", "participle", "actor")
        if actor or (act and not _STATES.fullmatch(participle)):
            yield hit.found("Who does this? Begin with them: “the manager signs”, not “is signed”.")
