import io
import stat
import tracemalloc
from zipfile import ZIP_BZIP2, ZipFile

import pytest

from portal.exchange.archives import ArchiveError, Limits, unpack
from tests.exchange.uploads import zipped, zipped_as

LIMITS = Limits(files=3, file_bytes=1_000_000, all_bytes=2_000_000)


def test_unpack_returns_files_without_folders():
    data = zipped({"a/": "", "a/b.md": "one", "c.md": "two"})

    assert unpack(data, LIMITS) == {"a/b.md": b"one", "c.md": b"two"}


def test_unpack_reads_only_what_is_wanted():
    data = zipped({"a.xml": "one", "picture.png": "x" * 5_000_000})

    assert unpack(data, LIMITS, wanted=lambda name: name.endswith(".xml")) == {"a.xml": b"one"}


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "no zip file"),
        (b"PK\x03\x04 and nothing", "no zip file"),
        (zipped({"a.md": "x" * 999})[:-40], "no zip file"),
        (zipped({f"{n}.md": "x" for n in range(4)}), "holds 4 files; 3 are allowed"),
        (zipped({"a.md": "x" * 1_000_001}), "larger than 1 MB"),
        (zipped({f"{n}.md": "x" * 900_000 for n in range(3)}), "larger than 2 MB"),
        (zipped({"../a.md": "x"}), "leads out"),
        (zipped({"a/../../b.md": "x"}), "leads out"),
        (zipped({"/etc/a.md": "x"}), "leads out"),
        (zipped({"a\\b.md": "x"}), "leads out"),
        (zipped({"C:a.md": "x"}), "leads out"),
        (zipped_as(external_attr=(stat.S_IFLNK | 0o777) << 16), "link to another file"),
        (zipped_as(compress_type=ZIP_BZIP2), "unusual way"),
    ],
)
def test_unpack_refuses(data, message):
    with pytest.raises(ArchiveError, match=message):
        unpack(data, LIMITS)


def test_unpack_refuses_two_files_of_one_name():
    file = io.BytesIO()
    with ZipFile(file, "w") as archive:
        archive.writestr("a.md", "one")
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr("a.md", "two")

    with pytest.raises(ArchiveError, match="two files"):
        unpack(file.getvalue(), LIMITS)


def marked(data: bytes, bit: int) -> bytes:
    """Return a zip file of one file with a bit of its flags set, where both headers keep them."""
    changed = bytearray(data)
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        changed[data.index(mark) + place] |= bit
    return bytes(changed)


def test_unpack_refuses_what_is_encrypted():
    with pytest.raises(ArchiveError, match="encrypted"):
        unpack(marked(zipped({"a.md": "x"}), 0x1), LIMITS)


def test_unpack_refuses_names_in_the_code_page_of_a_machine():
    data = zipped({"\u00e9.md": "x"}).replace("\u00e9".encode(), b"\x82\x82")
    for mark, place in ((b"PK\x03\x04", 7), (b"PK\x01\x02", 9)):
        at = data.index(mark) + place
        data = data[:at] + bytes([data[at] & ~0x08]) + data[at + 1 :]

    with pytest.raises(ArchiveError, match="not UTF-8"):
        unpack(data, LIMITS)


def test_unpack_does_not_believe_the_sizes_that_a_file_states():
    data = bytearray(zipped({"a.md": "x" * 1_500_000}))
    stated = (10).to_bytes(4, "little")
    for mark, place in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = data.index(mark) + place
        data[at : at + 4] = stated

    with pytest.raises(ArchiveError):
        unpack(bytes(data), LIMITS)


def test_unpack_of_a_bomb_takes_no_more_room_than_is_allowed():
    data = zipped({"a.md": b"\0" * 50_000_000})
    tracemalloc.start()

    with pytest.raises(ArchiveError, match="larger than 1 MB"):
        unpack(data, LIMITS)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert most < 5_000_000


def test_a_damaged_file_is_told_apart_from_a_bug():
    data = bytearray(zipped({"a.md": bytes(range(256)) * 40}))
    data[60] ^= 0xFF

    with pytest.raises(ArchiveError, match="damaged"):
        unpack(bytes(data), Limits(files=3, file_bytes=99_999, all_bytes=99_999))
