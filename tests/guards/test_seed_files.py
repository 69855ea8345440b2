"""The files from which the portal begins are as its own export writes them."""

import pytest
from django.core.management import call_command

from portal.publishing import seeding

pytestmark = pytest.mark.django_db


@pytest.mark.slow
def test_export_gives_back_every_seed_file_byte_for_byte(site, tmp_path):
    call_command("export_pages", to=tmp_path, verbosity=0)

    written = {
        f"{label}/{file.relative_to(folder).as_posix()}": file.read_bytes()
        for label, folder in seeding.seed_folders().items()
        for file in folder.rglob("*.md")
    }
    exported = {
        file.relative_to(tmp_path).as_posix(): file.read_bytes() for file in tmp_path.rglob("*.md")
    }
    assert exported == written
