import pytest
from django.core.management import call_command
from django.db import transaction

from portal.publishing.seeding import read_seeds

PAGES = [seed.path for seed in read_seeds()]
DOORS = [
    "/a-z/",
    "/whats-new/",
    "/search/",
    "/search/?q=telework",
    "/search/?q=zzzz",
    "/feedback/thanks/",
    "/display/",
    "/feedback/?page=/telework/",
]
PUBLIC = [*PAGES, *DOORS]


@pytest.fixture(scope="module")
def site(django_db_setup, django_db_blocker):
    """The portal with its starting content, for all tests of a module that only read it."""
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("seed", verbosity=0)
        yield
        transaction.set_rollback(True)
