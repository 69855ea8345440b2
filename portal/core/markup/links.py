"""Links: to pages of this site by name, to other sites, and those that cannot be used.

A link to a page names it (`page:/telework/employees/`), and its address is asked for when the page
is rendered, so that the link follows the page when it moves. A link that cannot be used becomes
plain text, with a problem.
"""

import re
from collections.abc import Callable, Collection, Sequence
from itertools import accumulate, islice
from urllib.parse import unquote

from markdown_it.token import Token

from .lines import inlines, numbered
from .rendered import Fault, Problem
from .text import words

EXTERNAL = {"class": "usa-link usa-link--external", "rel": "noreferrer"}

_ELSEWHERE = re.compile(r"https?://[^/]", re.IGNORECASE)
_PATH = re.compile(r"/(?!/)")
_OTHER = re.compile(rf"(?:mailto:|tel:)\S|{_PATH.pattern}", re.IGNORECASE)


class Links:
    """Resolves the links of one text and remembers where they lead."""

    def __init__(
        self, resolve_page: Callable[[str], str | None], anchors: Collection[str] | None
    ) -> None:
        """Take the anchors of the page, or None where they are not known."""
        self._resolve_page = resolve_page
        self._anchors = anchors
        self.pages: dict[str, None] = {}
        self.external: dict[str, None] = {}
        self.problems: list[Problem] = []

    def resolve(self, tokens: Sequence[Token]) -> None:
        for line, inline in inlines(tokens):
            kept: list[Token] = []
            open_links: list[bool] = []
            for place, (at, child) in enumerate(numbered(line, inline)):
                if child.type == "link_open":
                    # HTML has no link within a link, and the outer one is what the author wrote.
                    open_links.append(not open_links and self._is_usable(at, inline, place))
                if child.tag != "a" or open_links[-1]:
                    kept.append(child)
                if child.type == "link_close":
                    open_links.pop()
            inline.children = kept

    def _is_usable(self, line: int, inline: Token, place: int) -> bool:
        """Give the link that opens at `place` its attributes, or report why it has none."""
        children = inline.children or []
        link = children[place]
        href = str(link.attrs["href"])
        try:
            if not words(_inside(children, place)):
                raise _Unusable(Fault.EMPTY_LINK, f"The link to {href} has no words. Write some.")
            link.attrs = dict(self._attributes(href, line))
        except _Unusable as unusable:
            self.problems.append(Problem(line, unusable.message, unusable.fault))
            return False
        return True

    def _attributes(self, href: str, line: int) -> dict[str, str]:
        if href.startswith("page:"):
            return {"href": self._page_address(href.removeprefix("page:"))}
        if _ELSEWHERE.match(href):
            self.external[href] = None
            return {"href": href, **EXTERNAL}
        if href.startswith("#"):
            self._check_anchor(href, line)
        elif not _OTHER.match(href):
            message = f'"{href}" is not an address. Begin with https://, page:/, mailto: or tel:.'
            raise _Unusable(Fault.UNUSABLE_LINK, message)
        return {"href": href}

    def _page_address(self, target: str) -> str:
        path, hash_sign, anchor = target.partition("#")
        self.pages[path] = None
        address = self._resolve_page(path) if _PATH.match(path) else None
        if address is None:
            message = f"There is no page at {path}. Correct the link or take it out."
            raise _Unusable(Fault.UNKNOWN_PAGE, message)
        return address + hash_sign + anchor

    def _check_anchor(self, href: str, line: int) -> None:
        if self._anchors is not None and unquote(href[1:]) not in self._anchors:
            message = f"There is no heading with the anchor {href} on this page."
            self.problems.append(Problem(line, message, Fault.MISSING_ANCHOR))


class _Unusable(Exception):
    def __init__(self, fault: Fault, message: str) -> None:
        super().__init__(message)
        self.fault, self.message = fault, message


def _inside(children: Sequence[Token], place: int) -> Sequence[Token]:
    """Return what stands in the link that opens at `place`."""
    after = islice(children, place, None)
    depths = accumulate(child.nesting if child.tag == "a" else 0 for child in after)
    length = next(number for number, depth in enumerate(depths) if not depth)
    return children[place + 1 : place + length]
