"""Serves the portal as it is served in earnest, under gunicorn, for as long as a tool needs it."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parent.parent
SECONDS_TO_START = 60


@contextmanager
def served(environment: dict[str, str] | None = None) -> Iterator[str]:
    """Serve the portal on a free port of this machine and give its address, without a last slash.

    `environment` adds to the variables that the settings read. Only the server started here is
    stopped. Raises RuntimeError when it does not answer.
    """
    # A browser asks for what is not there, such as /favicon.ico; that is no news here.
    surroundings = os.environ | {"LOG_LEVEL": "ERROR"} | (environment or {})
    address = f"127.0.0.1:{free_port()}"
    server = subprocess.Popen(
        [sys.executable, "-m", "gunicorn", "--bind", address, "--log-level", "warning"],
        cwd=ROOT,
        env=surroundings,
    )
    try:
        wait_for(f"http://{address}", server)
        yield f"http://{address}"
    finally:
        server.terminate()
        server.wait()


@contextmanager
def scratch_data() -> Iterator[dict[str, str]]:
    """Give the variables for a data folder that lives only as long as the tool needs it.

    It has an SQLite database yet to be migrated.
    """
    with TemporaryDirectory(prefix="portal-scratch-") as folder:
        yield {
            "DATA_DIR": folder,
            "DATABASE_URL": f"sqlite:///{folder}/portal.db",
        }


def manage(*arguments: str, environment: dict[str, str] | None = None) -> None:
    """Run a management command. Raises CalledProcessError when it fails."""
    subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        env=os.environ | (environment or {}),
        check=True,
    )


def load_pages(environment: dict[str, str] | None = None) -> None:
    """Bring the database up to date, with the starting pages in it."""
    manage("migrate", "--verbosity", "0", environment=environment)
    manage("seed", environment=environment)


def fetch(url: str) -> str:
    """Return the page at an address, whatever the status of the answer."""
    try:
        with urllib.request.urlopen(url) as answer:
            return answer.read().decode()
    except urllib.error.HTTPError as answer:
        with answer:
            return answer.read().decode()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(url: str, server: subprocess.Popen) -> None:
    """Return once the server answers; raises RuntimeError when it ends or takes too long."""
    until = time.monotonic() + SECONDS_TO_START
    while server.poll() is None and time.monotonic() < until:
        try:
            fetch(url)
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError(f"The portal did not start at {url}; its own messages stand above.")
