import pytest
from django.core.management import call_command
from django.db import transaction

from tests.factories import make_editor


@pytest.fixture
def editor(db):
    return make_editor()


@pytest.fixture
def desk(client_reads, editor):
    """A client that reads and checks the desk's screens, signed in as an editor."""
    client_reads.login(editor)
    return client_reads


@pytest.fixture(scope="module")
def site(django_db_setup, django_db_blocker):
    """The portal with its starting pages, for tests of a module that only read it."""
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("seed", verbosity=0)
        yield
        transaction.set_rollback(True)
