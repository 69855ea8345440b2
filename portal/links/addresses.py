"""Addresses of other sites, as texts. Pure."""

from urllib.parse import urlsplit

WEB = ("http://", "https://")


def is_web(url: str) -> bool:
    return url.lower().startswith(WEB)


def host_of(url: str) -> str:
    """Return the host an address names, in small letters; "" where it names none."""
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def covers(prefix: str, url: str) -> bool:
    """Say whether a site, with those below it, or the beginning of an address holds the address.

    The beginning holds its own site only: https://example.gov is not https://example.gov.example.
    A name without a dot has no sites below it: "gov" is not every site of the government.
    """
    host, prefix = host_of(url), prefix.lower()
    if is_web(prefix):
        return host == host_of(prefix) and url.lower().startswith(prefix)
    return host == prefix or ("." in prefix and host.endswith(f".{prefix}"))
