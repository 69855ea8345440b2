"""Links: what their words promise. Where they lead is the renderer's business."""

import re
from collections.abc import Iterator

from .blocks import Block, Link
from .draft import Draft
from .search import Found

_VAGUE = frozenset(
    [
        *("click", "click here", "click on this", "click this", "click this link", "details"),
        *("download", "find out more", "follow this link", "full story", "go", "go here", "here"),
        *("info", "information", "learn more", "link", "more", "more details", "more info"),
        *("more information", "page", "press here", "read", "read here", "read more", "read on"),
        *("see", "see here", "see more", "select here", "site", "tap here", "that link"),
        *("the link", "the page", "the website", "there", "this", "this document", "this link"),
        *("this page", "this site", "this website", "view", "view more", "visit", "web page"),
        *("web site", "website"),
    ]
)
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|[\w-]+(?:\.[\w-]+)+/\S*", re.IGNORECASE)
_BARE = re.compile(r"(?:https?://|www\.)[^\s<>()]*[^\s<>().,;:!?\"'”’]", re.IGNORECASE)


def vague(draft: Draft) -> Iterator[Found]:
    for block, link in _links(draft):
        if _plain(link.words) in _VAGUE:
            message = (
                f"“{link.words.strip()}” does not say where the link leads. Use the title of the"
                " page, or what readers find there."
            )
            yield _found(block, link, message)


def address(draft: Draft) -> Iterator[Found]:
    """Addresses that stand in the text, whether or not they are links."""
    for block, link in _links(draft):
        if _ADDRESS.fullmatch(link.words.strip()):
            message = "Readers hear this address letter by letter. Write [words](address) instead."
            yield _found(block, link, message)
    for hit in draft.everything.search(_BARE):
        spans = [*((link.start, link.end) for link in hit.block.links), *hit.block.code]
        is_inside = any(start <= hit.start < end for start, end in spans)
        if not is_inside and "code" not in hit.block.within:
            yield hit.found("This address is no link. Write [words](address).")


def same_words(draft: Draft) -> Iterator[Found]:
    """Two links of the same words that lead to different pages."""
    first: dict[str, str] = {}
    for block, link in _links(draft):
        words, target = _plain(link.words), _target(link.href)
        if words and words not in _VAGUE and first.setdefault(words, target) != target:
            message = (
                f"Another link with these words leads to {first[words]}, this one to {target}."
                " Say in each what is there."
            )
            yield _found(block, link, message)


def unsafe(draft: Draft) -> Iterator[Found]:
    for block, link in _links(draft):
        if link.href.lower().startswith("http://"):
            message = "Begin the address with https://, so that nobody can read or change the page."
            yield _found(block, link, message)


def _links(draft: Draft) -> Iterator[tuple[Block, Link]]:
    for block in draft.blocks:
        for link in block.links:
            yield block, link


def _found(block: Block, link: Link, message: str) -> Found:
    return Found(block.field, block.line_at(link.start), message, link.words.strip())


def _plain(words: str) -> str:
    return " ".join(re.findall(r"[\w'’.-]*\w", words.casefold()))


def _target(href: str) -> str:
    """Return the page, without the place on it: words that name a page are right for each."""
    return href if href.startswith("#") else href.removeprefix("page:").partition("#")[0]
