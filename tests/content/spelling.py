"""Asks cspell (from npm) about texts, in American English and the words of words.txt."""

import re
import subprocess
import tempfile
from pathlib import Path

from bs4 import BeautifulSoup
from django.conf import settings

HERE = Path(__file__).parent
CHECKER = HERE.parent / "tools/node_modules/.bin/cspell"
CONFIG, WORDS = HERE / "spelling.json", HERE / "words.txt"
_UNKNOWN = re.compile(r"(\d+)\.txt:\d+:\d+ - .*?\(([^)]+)\)")
_TEMPLATE_CODE = re.compile(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
_COMMENT = re.compile(r"\{% comment %\}.*?\{% endcomment %\}", re.DOTALL)


def unknown(texts: dict[str, str]) -> dict[str, list[str]]:
    """Return the words of each named text that are in no dictionary; texts without any are left
    out.

    One process reads them all. Raises RuntimeError when the checker itself fails.
    """
    names = list(texts)
    with tempfile.TemporaryDirectory(prefix="portal-spelling-") as folder:
        for number, name in enumerate(names):
            (Path(folder) / f"{number}.txt").write_text(texts[name], encoding="utf-8")
        outcome = subprocess.run(
            [
                *(CHECKER, "lint", "--no-progress", "--no-color"),
                *("--config", CONFIG, "--root", folder, "*.txt"),
            ],
            capture_output=True,
            text=True,
        )
    # It says how many files it read, and ends with 1 where it found anything.
    if f"Files checked: {len(names)}" not in outcome.stderr or outcome.returncode not in (0, 1):
        raise RuntimeError(f"The spell checker failed:\n{outcome.stderr}")
    found: dict[str, list[str]] = {}
    for number, word in _UNKNOWN.findall(outcome.stdout):
        found.setdefault(names[int(number)], []).append(word)
    return found


def template_texts() -> dict[str, str]:
    """Return the words of each template of ours, without its code and tags."""
    root = Path(settings.BASE_DIR) / "templates"
    return {
        str(file.relative_to(root.parent)): words_of(file.read_text(encoding="utf-8"))
        for file in sorted(root.rglob("*.html"))
    }


def words_of(template: str) -> str:
    text = _TEMPLATE_CODE.sub(" ", _COMMENT.sub(" ", template))
    return BeautifulSoup(text, "lxml").get_text(" ")
