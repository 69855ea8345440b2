"""Whether a form was sent from this site's own pages.

Published pages are the same for everyone and kept ready, so their forms cannot carry a token of one
reader. Those forms change nothing of a reader's; the browser's own word on the origin is enough.
"""

from urllib.parse import urlsplit


def is_own(request) -> bool:
    """Say so by Sec-Fetch-Site, else by Origin; a client that sends neither is no other site."""
    fetched_from = request.headers.get("Sec-Fetch-Site")
    if fetched_from:
        return fetched_from in ("same-origin", "none")
    origin = request.headers.get("Origin")
    try:
        return origin is None or urlsplit(origin).netloc == request.get_host()
    except ValueError:
        return False
