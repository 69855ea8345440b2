import os
import subprocess
import sys

import pytest

STRONG_KEY = "k3y-with-enough-random-characters-0123456789-abcdefghij"


def start(*arguments, **environment):
    """Run manage.py in a process of its own, with nothing of this run's settings."""
    kept = {"PATH": os.environ["PATH"], "DATA_DIR": os.environ["DATA_DIR"]}
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        env=kept | environment,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.slow
def test_local_start_needs_no_variable():
    assert start("check").returncode == 0


@pytest.mark.slow
def test_public_start_lists_every_problem_at_once():
    result = start("check", ALLOWED_HOSTS="worklife.example.gov", DEBUG="on", HTTPS="off")

    assert result.returncode != 0
    for variable in ("DEBUG", "SECRET_KEY", "HTTPS"):
        assert f"- {variable} is" in result.stderr


@pytest.mark.slow
@pytest.mark.parametrize("key", ["short", "a" * 60])
def test_public_start_refuses_a_weak_key(key):
    result = start("check", ALLOWED_HOSTS="worklife.example.gov", SECRET_KEY=key)

    assert "SECRET_KEY is weak" in result.stderr


@pytest.mark.slow
def test_public_start_refuses_any_host():
    result = start("check", ALLOWED_HOSTS="*", SECRET_KEY=STRONG_KEY)

    assert "ALLOWED_HOSTS is '*'" in result.stderr


@pytest.mark.slow
def test_deploy_check_is_clean():
    result = start(
        "check",
        "--deploy",
        "--fail-level=INFO",
        ALLOWED_HOSTS="worklife.example.gov",
        SECRET_KEY=STRONG_KEY,
        CERTIFICATE_KEYS=f"2026:{STRONG_KEY}",
    )

    assert (result.returncode, result.stdout) == (
        0,
        "System check identified no issues (0 silenced).\n",
    ), result.stderr
