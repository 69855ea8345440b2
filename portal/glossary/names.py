"""The names of terms as texts write them. Pure."""

import re

# A name is not meant where a hyphen, a stroke or a dot makes it part of a longer word:
# "non-telework", "Telework.gov", "telework/leave".
_BEFORE = r"(?<![\w/@.-])"
_AFTER = r"(?![\w/@]|[.-]\w)"
_BEGINS = re.compile(r"(?:^|[.!?:;(])\s*$")
_CAPITALIZED = re.compile(r"\s+[A-Z][a-z]")
_VARIES = re.compile(r"""[^ -~]|['"&<>\\]""")


def plural(name: str) -> str:
    """Return the simple plural of a name, such as "duty stations"."""
    if re.search(r"[^aeiou]y$", name, re.IGNORECASE):
        return f"{name[:-1]}ies"
    return f"{name}es" if re.search(r"(?:s|x|z|ch|sh)$", name) else f"{name}s"


def key(words: str) -> str:
    """Return what is the same for every way to write a name: capitals, spaces, apostrophes."""
    return " ".join(words.replace("’", "'").lower().split())


def common(name: str) -> str:
    """Return what every spelling of a name has, in HTML and JSON too, for a first look at texts."""
    return max(_VARIES.split(name.removesuffix("y")), key=len)


def is_in_a_title(text: str, start: int, end: int, name: str) -> bool:
    """Say whether what stands there is quoted, or has capitals as in "Remote Work: a Guide".

    A term is meant where it is written small, or capitalized only because it begins a sentence.
    A name that has capitals of its own is one itself.
    """
    words = text[start:end]
    if text.count('"', 0, start) % 2 or text.count("“", 0, start) > text.count("”", 0, start):
        return True
    if name[1:] != name[1:].lower():
        return False
    if words[1:] != words[1:].lower():
        return True
    if not words[0].isupper():
        return False
    begins = _BEGINS.search(text[:start])
    return not begins or bool(_CAPITALIZED.match(text, end))


def pattern_of(keys: list[str], acronyms: list[str]) -> re.Pattern[str]:
    """Return what finds any of the names, the longest first; acronyms only as they are written.

    Names are grouped by their first letter, so that most words of a text are passed at one look.
    """
    choices: dict[str, list[tuple[int, str]]] = {}
    for name in keys:
        choices.setdefault(name[0].lower(), []).append((-len(name), f"(?i:{_loose(name[1:])})"))
    for name in acronyms:
        exact = f"(?<={re.escape(name[0])}){_loose(name[1:])}"
        choices.setdefault(name[0].lower(), []).append((-len(name), exact))
    groups = [
        f"(?i:{re.escape(first)})(?:{'|'.join(one for _, one in sorted(rest))})"
        for first, rest in choices.items()
    ]
    return re.compile(f"{_BEFORE}(?:{'|'.join(groups)}){_AFTER}" if groups else r"(?!)")


def _loose(name: str) -> str:
    """Return a pattern for a name in whose place a line may end and an apostrophe be curly."""
    return re.escape(name).replace(r"\ ", r"\s+").replace("'", "['’]")
