"""Checks many addresses, several sites at a time. No database: the threads could not share one."""

from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from itertools import chain, zip_longest

from .addresses import host_of
from .answers import Outcome
from .checking import Checker

THREADS = 8


def check_all(
    checker: Checker, urls: Iterable[str], *, threads: int = THREADS
) -> Iterator[tuple[str, Outcome]]:
    """Give each address with its outcome as soon as it is known."""
    pool = ThreadPoolExecutor(threads)
    try:
        checks = {pool.submit(checker.check, url): url for url in by_turns(urls)}
        for check in as_completed(checks):
            yield checks[check], check.result()
    finally:
        pool.shutdown(cancel_futures=True)


def by_turns(urls: Iterable[str]) -> list[str]:
    """Order addresses so that one of each site comes before the second of any.

    Threads would otherwise wait for their turn at one large site, and the others for a thread.
    """
    sites: dict[str, list[str]] = {}
    for url in urls:
        sites.setdefault(host_of(url), []).append(url)
    return [url for url in chain(*zip_longest(*sites.values())) if url is not None]
