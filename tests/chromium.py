"""Where a Chromium is: the machine's own, or the one in the npm package @sparticuz/chromium.

The packed one needs no installation and no root. Its package's own launch arguments are not used:
they switch off web security. What to do with a browser stands in `browser.py`.
"""

import atexit
import io
import os
import shutil
import tarfile
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

import brotli

TOOLS = Path(__file__).parent / "tools"
INSTALLED = (Path("/usr/bin/chromium-headless-shell"), Path("/usr/bin/chromium"))
PACKED = TOOLS / "node_modules" / "@sparticuz" / "chromium" / "bin"
UNPACKED = TOOLS / "node_modules" / ".cache" / "chromium"
SYSTEM_FONTS = Path("/etc/fonts/fonts.conf")


@dataclass(frozen=True)
class Chromium:
    """A browser's program, and what its environment needs beyond the usual."""

    program: Path
    environment: dict[str, str] = field(default_factory=dict)


def find_chromium() -> Chromium:
    """Return the browser to use: $CHROMIUM, the machine's own, or the packed one.

    Raises FileNotFoundError, saying what to do, when there is none.
    """
    if named := os.environ.get("CHROMIUM"):
        if not Path(named).is_file():
            raise FileNotFoundError(f"CHROMIUM names {named}, which is not there.")
        return Chromium(Path(named))
    for program in INSTALLED:
        if program.is_file():
            return Chromium(program)
    return packed_chromium()


def packed_chromium() -> Chromium:
    """Return the browser of the npm package, unpacked at its first use.

    Raises FileNotFoundError, saying what to do, when the package is not installed.
    """
    if not PACKED.is_dir():
        raise FileNotFoundError(f"There is no Chromium: run `npm ci` in {TOOLS}.")
    folder = UNPACKED if UNPACKED.is_dir() else unpack()
    environment = {"LD_LIBRARY_PATH": str(folder / "lib")}
    if not SYSTEM_FONTS.exists():
        environment["FONTCONFIG_FILE"] = str(folder / "fonts.conf")
    return Chromium(folder / "chromium", environment)


def unpack() -> Path:
    """Unpack the browser, its libraries and fonts, and return their folder.

    That is UNPACKED, or a temporary folder where this account may not write there.
    """
    try:
        UNPACKED.parent.mkdir(exist_ok=True)
        folder = Path(tempfile.mkdtemp(dir=UNPACKED.parent))
    except OSError:
        folder = Path(tempfile.mkdtemp(prefix="portal-chromium-"))
        atexit.register(shutil.rmtree, folder, ignore_errors=True)
    (folder / "chromium").write_bytes(decompressed("chromium.br"))
    (folder / "chromium").chmod(0o755)
    for name in ("al2023.tar.br", "fonts.tar.br"):
        extract(decompressed(name), folder)
    # Chromium crashes where it finds no font, and the package's own list names fixed folders.
    (folder / "fonts.conf").write_text(
        '<fontconfig><dir prefix="relative">fonts</dir></fontconfig>\n'
    )
    folder.chmod(0o755)
    if folder.parent != UNPACKED.parent:
        return folder
    # Two processes may unpack at once, each into its own folder: the first to finish names it.
    try:
        folder.rename(UNPACKED)
    except OSError:
        shutil.rmtree(folder)
    return UNPACKED


def decompressed(name: str) -> bytes:
    return brotli.decompress((PACKED / name).read_bytes())


def extract(archive: bytes, folder: Path) -> None:
    """Write the archive's plain files, and nothing else it may hold, below the folder."""
    with tarfile.open(fileobj=io.BytesIO(archive)) as members:
        for member in members:
            if content := members.extractfile(member):
                path = folder / member.name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content.read())
