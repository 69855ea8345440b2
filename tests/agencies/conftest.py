from datetime import UTC, datetime

import pytest
import time_machine


@pytest.fixture
def clock():
    """Time stands still at ten in the morning of `entries.TODAY`, and is moved by the test."""
    with time_machine.travel(datetime(2026, 11, 20, 15, tzinfo=UTC), tick=False) as clock:
        yield clock
