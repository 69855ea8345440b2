import pytest

from portal.accounts.roles import Role
from tests.factories import make_editor, make_person
from tests.reading import ReadingClient


@pytest.fixture
def editor(db):
    return make_editor(name="Erin Editor")


@pytest.fixture
def desk(client_reads, editor):
    """A client that reads and checks the desk's screens, signed in as one who may do all."""
    client_reads.login(editor)
    return client_reads


@pytest.fixture
def desk_of(db):
    """A function that signs a person in, or makes one with a role in a section first."""

    def desk_of(who, section=""):
        person = make_person(who, section) if who in Role.values else who
        reader = ReadingClient()
        reader.login(person)
        reader.user = person
        return reader

    return desk_of
