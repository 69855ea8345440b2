import pytest
from django.core.management import call_command


@pytest.fixture
def site(live_server):
    """The running portal with its starting content."""
    call_command("seed", verbosity=0)
