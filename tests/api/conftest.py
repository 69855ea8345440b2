import pytest

from portal.api.v1 import rates
from tests.api.asking import SITE


@pytest.fixture(autouse=True)
def own_rate():
    """Let no test be refused for what others asked."""
    rates.rate.spread_until.clear()


@pytest.fixture
def site_url(settings):
    settings.SITE_URL = SITE
