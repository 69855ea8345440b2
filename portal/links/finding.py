"""Links to other sites in rendered HTML. Pure: the standard library's parser and no database."""

from html.parser import HTMLParser

from .addresses import is_web


class _Anchors(HTMLParser):
    """Collects [href, pieces of text] of each <a>; HTML has none within another."""

    def __init__(self):
        super().__init__()
        self.found = []
        self._is_inside = False

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        if tag == "a":
            self._is_inside = "href" in attributes
            if self._is_inside:
                self.found.append((attributes["href"] or "", []))
        elif tag == "img":
            self.handle_data(attributes.get("alt") or "")

    def handle_endtag(self, tag):
        if tag == "a":
            self._is_inside = False

    def handle_data(self, data):
        if self._is_inside:
            self.found[-1][1].append(data)


def links_in(html: str) -> list[tuple[str, str]]:
    """Return the address and the words of each link to a web site, in their order.

    What follows a # is for the reader's browser; no site is asked for it.
    """
    anchors = _Anchors()
    anchors.feed(html)
    anchors.close()
    return [
        (href.strip().partition("#")[0], " ".join("".join(pieces).split()))
        for href, pieces in anchors.found
        if is_web(href.strip())
    ]
