"""`python -m tests.bench [--sizes 100,1000]`: what the portal costs as it grows.

For each number of made-up pages it prints how requests compare with a bare WSGI reply in the same
run, and how the search compares with a bare query of the database's own full text, on SQLite and
then on a PostgreSQL server of its own. The WSGI application is called in this process: network,
gunicorn and the proxy are not part of it.
"""

import argparse
import os
import subprocess
import sys
import time

from tests.postgres import running_server
from tests.serving import scratch_data

SIZES = (100, 1_000, 10_000, 100_000)


def main() -> None:
    asked = arguments()
    with scratch_data() as environment:
        if asked.address:
            environment["DATABASE_URL"] = asked.address
        os.environ |= environment | {"DJANGO_SETTINGS_MODULE": "portal.settings"}
        import django

        django.setup()
        measure(sorted(map(int, asked.sizes.split(","))), is_all=not asked.address)
    if not asked.address:
        # Settings are read once: another database is for another process.
        with running_server() as address:
            command = [sys.executable, "-m", "tests.bench", "--sizes", asked.sizes]
            subprocess.run([*command, "--address", address], check=True)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--sizes", default=",".join(map(str, SIZES)), help="numbers of pages")
    parser.add_argument("--address", help="only the search, in this empty database")
    return parser.parse_args()


def measure(sizes: list[int], *, is_all: bool) -> None:
    """Fill the scratch database up to each size in turn, and print the tables of each: those of the
    search alone, or all."""
    from django.core.management import call_command
    from django.db import connection

    from tests.bench import requests, searches
    from tests.made_up_pages import fill_up_to

    call_command("migrate", verbosity=0)
    for size in sizes:
        start = time.perf_counter()
        page = fill_up_to(size)
        seconds = time.perf_counter() - start
        print(f"\n{size:,} pages in {connection.vendor} (made and indexed in {seconds:.0f} s)")
        if is_all:
            requests.print_table(page)
        searches.print_table()
        sys.stdout.flush()


if __name__ == "__main__":
    main()
