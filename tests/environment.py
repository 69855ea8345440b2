"""The surroundings of a test run, made before Django reads its settings.

pytest loads this module first (`-p tests.environment` in pyproject.toml). It is not a place for
fixtures. The processes of pytest-xdist inherit what the first one set here, so there is one data
folder and one PostgreSQL server for a run.
"""

import atexit
import os
import tempfile
from contextlib import ExitStack
from pathlib import Path

COLLECTED = Path(__file__).parent.parent / "build" / "collected"
ENGINES = ("sqlite", "postgres")


def set_up(engine: str) -> None:
    """Set every variable the settings read; start a PostgreSQL server if that is the engine.

    A server that DATABASE_URL already names is used instead.
    Raises ValueError on an unknown engine.
    """
    if engine not in ENGINES:
        raise ValueError(f"ENGINE is {engine!r}: set it to one of {', '.join(ENGINES)}.")
    until_exit = ExitStack()
    atexit.register(until_exit.close)
    data = Path(until_exit.enter_context(tempfile.TemporaryDirectory(prefix="portal-test-")))
    COLLECTED.mkdir(parents=True, exist_ok=True)  # WhiteNoise warns where there is none
    os.environ |= {
        # A developer's own .env must not change what the tests see.
        "ENV_FILE": os.devnull,
        "ALLOWED_HOSTS": "127.0.0.1,localhost,[::1]",
        "ASSETS_HASHED": "false",
        "BEHIND_PROXY": "false",
        "DATA_DIR": str(data),
        "DEBUG": "false",
        "HTTPS": "false",
        "LOG_LEVEL": "WARNING",
        "SECRET_KEY": "a key for tests alone, long enough to pass for a real one",
        # Playwright keeps an event loop in the thread that runs the tests; nothing here is async.
        "DJANGO_ALLOW_ASYNC_UNSAFE": "true",
    }
    if engine == "sqlite":
        # A test that forgets its database mark finds no table here, instead of real data.
        os.environ["DATABASE_URL"] = "sqlite://:memory:"
    elif not os.environ.get("DATABASE_URL"):
        from tests.postgres import running_server

        os.environ["DATABASE_URL"] = until_exit.enter_context(running_server())


if "PYTEST_XDIST_WORKER" not in os.environ:
    set_up(os.environ.setdefault("ENGINE", "sqlite"))
