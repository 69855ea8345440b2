"""What is exported and brought back changes nothing."""

import io
from zipfile import ZipFile

import pytest

from portal.exchange import importing
from portal.exchange.packing import file_name
from portal.exchange.planning import Outcome
from portal.publishing import seeding
from tests.factories import AT, make_editor
from tests.reading import ReadingClient

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

SEEDS = {file_name(one.path): one for one in seeding.read_seeds()}


@pytest.fixture
def desk(site):
    reader = ReadingClient()
    reader.login(make_editor())
    return reader


def exported(desk, **query):
    return b"".join(desk.get("/admin/export/", query))


def outcomes(name, data):
    job = importing.receive(name=name, data=data, by=make_editor(), at=AT)
    plan = importing.plan_for(job)
    assert [str(one) for one in plan.problems] == []
    return {row.path: row.outcome for row in plan.rows}


def test_exported_files_are_the_seed_files_byte_for_byte(desk):
    with ZipFile(io.BytesIO(exported(desk, format="files"))) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}

    assert b"In and out" in files.pop("README.txt")
    assert files == {name: one.file.read_bytes() for name, one in SEEDS.items()}


@pytest.mark.parametrize("text", ["published", "newest"])
def test_exported_files_come_back_unchanged(desk, text):
    found = outcomes("pages.zip", exported(desk, format="files", text=text))

    assert found == dict.fromkeys((one.path for one in SEEDS.values()), Outcome.UNCHANGED)


@pytest.mark.parametrize("text", ["published", "newest"])
def test_exported_table_comes_back_unchanged(desk, text):
    found = outcomes("pages.csv", exported(desk, format="table", text=text))

    assert found == dict.fromkeys((one.path for one in SEEDS.values()), Outcome.UNCHANGED)
