"""The pieces that every form of citation is made of."""

import re
from collections.abc import Callable
from string import ascii_lowercase

from .model import Citation, Kind

# Every repetition is bounded, so that matching takes linear time whatever the text.
SPACE = r"[\x20\t\r\n\u00a0\u2009\u202f]{1,4}"
SIGN = rf"(?:(?:§§?|[Ss]ections?|[Ss]ecs?\.)(?:{SPACE})?)?"
DASH = r"[-\u2010\u2011\u2013]"
# Letters after a section number repeat one letter: 552a, 300bb, 78sss.
LETTERS = "|".join(f"{letter}{{1,3}}" for letter in ascii_lowercase)
SECTION = rf"[1-9][0-9]{{0,5}}(?:{LETTERS}|[A-Z])?"
PARAGRAPH = r"\((?:[A-Za-z]{1,2}|[ivxl]{1,6}|[IVXL]{1,6}|[0-9]{1,3})\)"
END = r"(?!\w|\.[0-9]|,[0-9]{3}(?![0-9]))"

Reader = Callable[[re.Match[str]], Citation | None]


def form(pattern: str) -> re.Pattern[str]:
    """Compile a form, in which a blank stands for any white space between two words."""
    return re.compile(pattern.replace(" ", SPACE) + END)


def build(kind: Kind, text: str, url: str, order: str, within: tuple[str, ...] = ()) -> Citation:
    rank = list(Kind).index(kind) + 1
    padded = re.sub(r"[0-9]+", lambda number: number[0].zfill(6), order)
    return Citation(kind, text, url, f"{rank} {padded}".rstrip(), within)


def plain(number: str) -> str:
    return re.sub(DASH, "-", number)


def build_section(
    kind: Kind,
    section: str,
    paragraphs: str,
    through: str | None,
    *,
    url: str,
    order: str,
    outermost: tuple[str, ...] = (),
) -> Citation:
    """Build the citation of a section, of a paragraph in it, or of a range that begins there.

    All of them lead to the section: its address outlives a renumbering of its paragraphs.
    """
    trail = [section]
    for paragraph in re.findall(PARAGRAPH, paragraphs):
        trail.append(trail[-1] + paragraph)
    if through:
        trail.append(f"{trail[-1]}\N{EN DASH}{through}")
    order = f"{order} {paragraphs}{through or ''}"
    return build(kind, trail[-1], url, order, (*reversed(trail[:-1]), *outermost))
