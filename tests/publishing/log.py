"""What the log says of a page, for tests."""


def lines(page):
    """Return (verb, who, detail) of each line, the oldest first."""
    return [(one.verb, one.by, one.detail) for one in page.events.order_by("pk")]


def last_line(page):
    return lines(page)[-1]


def states(page):
    """Return the states of a page's revisions, the oldest first."""
    return list(page.revisions.order_by("number").values_list("state", flat=True))
