import pytest

from portal.links.checking import Checker
from portal.links.turns import Turns
from tests.links.other_site import served

HERE = ("127.0.0.1", "localhost")


@pytest.fixture
def site():
    """Another site, on this machine: see `OtherSite`."""
    with served() as site:
        yield site


@pytest.fixture
def make_checker():
    """A function that makes a checker which may ask this machine, without pauses."""

    def make_checker(**options):
        options = {"private_hosts": HERE, "turns": Turns(pause=0), **options}
        return Checker(user_agent="link-checker/1.0 (a test)", **options)

    return make_checker


@pytest.fixture
def checker(make_checker):
    return make_checker()
