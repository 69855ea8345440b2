"""Reading a zip file that somebody sent: all of it, in memory, within limits. Pure.

What the file says about itself is not believed: sizes are counted while unpacking.
"""

import io
import stat
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePosixPath
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

IS_ENCRYPTED = 0x1
IS_UTF8 = 0x800


@dataclass(frozen=True)
class Limits:
    """The most that is unpacked: files, bytes of one file, and bytes of all together."""

    files: int
    file_bytes: int
    all_bytes: int


class ArchiveError(ValueError):
    """A zip file that is refused; says why, and which file in it is at fault."""

    def __init__(self, message: str, name: str = "") -> None:
        super().__init__(message)
        self.name = name


def everything(name: str) -> bool:
    return True


def unpack(
    data: bytes, limits: Limits, wanted: Callable[[str], bool] = everything
) -> dict[str, bytes]:
    """Return the wanted files of a zip file by their names, without folders.

    Raises ArchiveError when any file, wanted or not, is one that no honest zip file holds.
    """
    try:
        with ZipFile(io.BytesIO(data)) as archive:
            infos = [info for info in archive.infolist() if not info.is_dir()]
            _check_number(infos, limits)
            files: dict[str, bytes] = {}
            left = limits.all_bytes
            for info in infos:
                _check(info, files)
                is_wanted = wanted(info.filename)
                files[info.filename] = _read(archive, info, limits, left) if is_wanted else b""
                left -= len(files[info.filename])
            return {name: content for name, content in files.items() if wanted(name)}
    # A file made to break a reader breaks Python's in all of these ways.
    except (BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError) as error:
        raise ArchiveError(f"The zip file is damaged or no zip file: {error}.") from error
    except UnicodeDecodeError as error:
        raise ArchiveError("The zip file holds a name that is not UTF-8.") from error


def _check_number(infos: list[ZipInfo], limits: Limits) -> None:
    if len(infos) > limits.files:
        raise ArchiveError(f"The zip file holds {len(infos)} files; {limits.files} are allowed.")


def _check(info: ZipInfo, seen: dict[str, bytes]) -> None:
    name = info.filename
    if info.flag_bits & IS_ENCRYPTED:
        raise ArchiveError("It is encrypted. Make the zip file without a password.", name)
    if stat.S_ISLNK(info.external_attr >> 16):
        raise ArchiveError("It is a link to another file. Put the file itself in.", name)
    if info.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        raise ArchiveError("It is packed in an unusual way. Use the ordinary way, Deflate.", name)
    # Where it is not marked as UTF-8, a name is in the code page of some machine.
    if not info.flag_bits & IS_UTF8 and not info.orig_filename.isascii():
        raise ArchiveError("Its name is not UTF-8. Use plain letters, digits and hyphens.", name)
    if _leads_elsewhere(name, info.orig_filename):
        raise ArchiveError("Its name leads out of the zip file.", name)
    if name in seen:
        raise ArchiveError("There are two files of this name.", name)


def _leads_elsewhere(name: str, as_written: str) -> bool:
    path = PurePosixPath(name)
    odd = "\\" in as_written or ":" in as_written or "\0" in as_written
    return odd or path.is_absolute() or ".." in path.parts or not path.parts


def _read(archive: ZipFile, info: ZipInfo, limits: Limits, left: int) -> bytes:
    """Unpack one file, but no more than one byte past what is allowed."""
    allowed = min(limits.file_bytes, left)
    with archive.open(info) as file:
        content = file.read(allowed + 1)
    if len(content) <= allowed:
        return content
    if allowed == left:
        raise ArchiveError(f"Unpacked, the files are larger than {_size(limits.all_bytes)}.")
    raise ArchiveError(f"Unpacked, it is larger than {_size(limits.file_bytes)}.", info.filename)


def _size(number: int) -> str:
    return f"{number // 1_000_000} MB" if number >= 1_000_000 else f"{number // 1_000} kB"
