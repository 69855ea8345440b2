import pytest

from tests.api.asking import SITE


@pytest.fixture
def site_url(settings):
    settings.SITE_URL = SITE
