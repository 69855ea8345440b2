"""What is wrong with how an alert is written. Pure: whether a page exists, the caller says."""

import re
from collections.abc import Callable, Iterator
from datetime import datetime

from .levels import HEADING_LENGTH, Level

# An e-mail address is none that one could follow by mistake.
BARE_ADDRESS = re.compile(
    r"https?:|www\.|page:/|(?<![@\w.-])[\w-]+(\.[\w-]+)*\.(gov|mil|com|org|net|edu|us)\b", re.I
)
MARKDOWN_LINK = re.compile(r"\[[^\]]*\]\s*[(\[]")
HTML = re.compile(r"<[a-z/!?]|&#?\w+;", re.I)
ELSEWHERE = re.compile(r"https://[^\s/]+\.[^\s/]+(/\S*)?\Z")

Fault = tuple[str, str]


def faults_of_words(level: str, heading: str, text: str) -> Iterator[Fault]:
    """Yield the name of each faulty field and what to do about it."""
    limits = Level(level).limits
    for name, words, most in (
        ("heading", heading, HEADING_LENGTH),
        ("text", text, limits.text_length),
    ):
        if not words.strip():
            yield name, "Write it: readers see nothing else of the alert."
        if len(words) > most:
            yield name, f"Use at most {most} characters; these are {len(words)}."
        if "\n" in words.strip():
            yield name, "Write it in one paragraph."
        if HTML.search(words):
            yield name, "Write it without HTML: it is shown as plain text."
        elif MARKDOWN_LINK.search(words) or BARE_ADDRESS.search(words):
            yield name, "Take the address out. The one link has fields of its own below."


def faults_of_link(link: str, label: str, is_ours: Callable[[str], bool]) -> Iterator[Fault]:
    """Yield what is wrong with the one link; `is_ours` says whether the portal has an address."""
    if label and not link:
        yield "link", "Say where the link leads, or take its words away."
    if link and not label:
        yield "link_label", "Write the words of the link."
    if HTML.search(label) or MARKDOWN_LINK.search(label):
        yield "link_label", "Write plain words."
    if link.startswith("/") and not link.startswith("//"):
        if not is_ours(link.partition("#")[0]):
            yield "link", f"There is no page at {link}."
    elif link and not ELSEWHERE.match(link):
        yield "link", "Begin with / for a page of the portal, or with https:// for another site."


def faults_of_times(
    level: str, starts_at: datetime | None, ends_at: datetime | None, at: datetime
) -> Iterator[Fault]:
    """Yield what is wrong with an alert's times at the moment `at`; no start means at once."""
    limits = Level(level).limits
    start = max(starts_at or at, at)
    if ends_at is None:
        yield "ends_at", "Say when it ends: no alert stands for ever."
    elif ends_at <= at:
        yield "ends_at", "This end is in the past."
    elif ends_at <= start:
        yield "ends_at", "It ends before it starts."
    elif ends_at - start > limits.longest:
        yield "ends_at", f"Let it end within {limits.said}. It can be renewed."


def faults_of_place(level: str, is_everywhere: bool) -> Iterator[Fault]:
    if not (is_everywhere or Level(level).limits.anywhere):
        yield "page", f"{Level(level).label} alerts stand over every page: leave this empty."
