"""A zip file of Markdown files, as `packing` makes them, read into entries. Pure."""

import re
from collections.abc import Iterator

from portal.publishing.seedfile import FENCE, SeedFileError, load

from .archives import ArchiveError, Limits, unpack
from .entries import Entry, Problem, decoded

LIMITS = Limits(files=1_000, file_bytes=1_000_000, all_bytes=50_000_000)
README = "README.txt"
# What Macs put into every zip file.
OF_MACS = re.compile(r"__MACOSX/|(?:.*/)?\.(?:DS_Store$|_)")
TOML_LINE = re.compile(r"\(at line (\d+)")


def read_files(name: str, data: bytes) -> Iterator[Entry | Problem]:
    """Yield what each file says, or what is wrong with it."""
    try:
        files = unpack(data, LIMITS)
    except ArchiveError as error:
        yield Problem(error.name or name, 0, str(error))
        return
    for place, content in sorted(files.items()):
        if place != README and not OF_MACS.match(place):
            yield _read(place, content)


def _read(place: str, content: bytes) -> Entry | Problem:
    if not place.endswith(".md"):
        return Problem(place, 0, "This is no Markdown file (.md).")
    text = decoded(place, content)
    if isinstance(text, Problem):
        return text
    try:
        head, body = load(text)
    except SeedFileError as error:
        line = TOML_LINE.search(str(error))
        # TOML counts from the line after the first fence.
        return Problem(place, int(line[1]) + 1 if line else 1, str(error))
    lines = {key: _line_of(text, key) for key in head}
    if "body" in head:
        return Problem(place, lines["body"], "The body stands below the head, not in it.")
    if not isinstance(head.get("path"), str):
        message = 'The head must name the address of the page, such as path = "/telework/".'
        return Problem(place, lines.get("path", 1), message)
    return Entry(place, 1, head | {"body": body}, lines | {"body": _body_line(text)})


def _line_of(text: str, key: str) -> int:
    found = re.search(rf"^[ \t]*[\"']?{re.escape(key)}[\"']?[ \t]*=", text, re.MULTILINE)
    return text.count("\n", 0, found.start()) + 1 if found else 1


def _body_line(text: str) -> int:
    head, fence, rest = text.partition("\n" + FENCE)
    before_body = len(rest) - len(rest.lstrip("\n"))
    return (head + fence).count("\n") + before_body + 1
