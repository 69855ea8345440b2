import pytest
from django.core.management import call_command

from portal.publishing.seeding import read_seeds

PAGES = [seed.path for seed in read_seeds()]
DOORS = [
    "/a-z/",
    "/search/",
    "/search/?q=telework",
    "/search/?q=zzzz",
    "/feedback/thanks/",
    "/display/",
    "/feedback/?page=/telework/",
]
PUBLIC = [*PAGES, *DOORS]


@pytest.fixture
def site(db):
    """The portal with its starting content."""
    call_command("seed", verbosity=0)
