"""Uploads as people send them, for tests."""

import io
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from django.core.files.uploadedfile import SimpleUploadedFile

from portal.exchange.packing import texts
from tests.reading import words

IMPORT = "/admin/import/"


def zipped(files) -> bytes:
    """Return a zip file of files, given as {name: text or bytes}; the same bytes at any time."""
    file = io.BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(ZipInfo(name), content, compress_type=ZIP_DEFLATED)
    return file.getvalue()


def zipped_as(**attributes) -> bytes:
    """Return a zip file of one file whose entry has other attributes than honest ones have."""
    file = io.BytesIO()
    info = ZipInfo("a.md")
    for name, value in attributes.items():
        setattr(info, name, value)
    with ZipFile(file, "w") as archive:
        archive.writestr(info, "x", compress_type=info.compress_type)
    return file.getvalue()


def file_of(page, changes=()) -> str:
    """Return a page's newest text as its file has it, with (old, new) passages changed."""
    _, text = next(texts([page], newest=True))
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    return text


def new_file(path, kind="publishing.page", body="A text.", **values) -> str:
    """Return the file of a page that is not there yet."""
    values = {"title": f"A page that is new at {path}", **values}
    lines = [f"{name} = {value!r}" for name, value in values.items()]
    return "\n".join(["+++", f'kind = "{kind}"', f'path = "{path}"', *lines, "+++", "", body, ""])


def upload(data, name="pages.zip"):
    """Return what the upload form posts."""
    content = data if isinstance(data, bytes) else data.encode()
    return {"file": SimpleUploadedFile(name, content)}


def send(desk, data, name="pages.zip"):
    """Upload a file; return the report and its address."""
    address = desk.post(IMPORT, upload(data, name), status=302)["Location"]
    return desk.get(address), address


def report_of(desk, data, name="pages.zip"):
    """Return what the report says: by outcome, the addresses; and the problems."""
    soup, _ = send(desk, data, name)
    found = {
        section["aria-labelledby"].removesuffix("-title"): [
            words(one) for one in section.select(".outcome__path")
        ]
        for section in soup.select(".outcome")
    }
    return found, [words(one) for one in soup.select(".outcome__problems li")]


def bring_in(desk, data, name="pages.zip"):
    """Upload a file and press Import."""
    soup, address = send(desk, data, name)
    assert soup.find("button", string="Import")
    return desk.post(address)
