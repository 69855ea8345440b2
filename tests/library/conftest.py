import pytest

from tests.library.shelf import make_form, make_library


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    """Give each test a folder of its own for files."""
    settings.FORM_FILES = tmp_path / "forms"


@pytest.fixture
def library(db):
    return make_library()


@pytest.fixture
def form(library):
    return make_form(library, slug="sf-182")
