"""Pages as files in a zip file that is sent while it is made; the same pages, the same bytes."""

from collections.abc import Iterable, Iterator
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from portal.publishing import seeding

from . import contents

# The earliest moment that a zip file can name: no export depends on when it was made.
MOMENT = (1980, 1, 1, 0, 0, 0)
ORDINARY_FILE = 0o100644 << 16
UNIX = 3

README = """\
Pages of the portal, as text
============================

Each file is one page. Its folder and name follow the page's address; _home.md is the page at /.

Between the two lines of +++ stands what is not running text, in TOML (https://toml.io): the page's
address (path), its kind, its title and so on. A field that is not named is empty. Below stands the
body, in the Markdown of the portal.

To bring files back, put those that you changed into a zip file and open "In and out", "Import" at
the editors' desk. It shows first what would change; what you import becomes drafts.
"""


def packed(chunks: Iterable, *, newest: bool) -> Iterator[bytes]:
    """Yield a zip file of pages, piece by piece."""
    pipe = _Pipe()
    # Python writes no sizes ahead to a file that it cannot go back in.
    with ZipFile(pipe, "w", ZIP_DEFLATED, compresslevel=6) as archive:
        _write(archive, "README.txt", README)
        for pages in chunks:
            for page, text in texts(pages, newest=newest):
                _write(archive, file_name(page.path), text)
            yield pipe.taken()
    yield pipe.taken()


def texts(pages, *, newest: bool) -> Iterator[tuple]:
    """Yield each page with its text as a seed file has it."""
    held = (contents.newest if newest else contents.published)(pages)
    addresses = contents.addresses(held.values())
    for page in pages:
        yield page, seeding.as_text(page, held[page.pk], addresses)


def file_name(path: str) -> str:
    """Return the name of a page's file; no two pages share one, for no address has a low line."""
    return f"{path.strip('/') or '_home'}.md"


def _write(archive: ZipFile, name: str, text: str) -> None:
    info = ZipInfo(name, MOMENT)
    info.create_system, info.external_attr = UNIX, ORDINARY_FILE
    info.compress_type = ZIP_DEFLATED
    archive.writestr(info, text.encode())


class _Pipe:
    """A file that is written at one end and taken away at the other."""

    def __init__(self) -> None:
        self._waiting = bytearray()

    def write(self, data: bytes) -> int:
        self._waiting += data
        return len(data)

    def flush(self) -> None:
        """Nothing is held back."""

    def taken(self) -> bytes:
        waiting, self._waiting = bytes(self._waiting), bytearray()
        return waiting
