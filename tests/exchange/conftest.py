import pytest

from tests.factories import make_editor


@pytest.fixture
def editor(db):
    return make_editor()


@pytest.fixture
def desk(client_reads, editor):
    """A client that reads and checks the desk's screens, signed in as an editor."""
    client_reads.login(editor)
    return client_reads
