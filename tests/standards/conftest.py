from datetime import UTC, datetime

import pytest
import time_machine

# Two hours into November in Washington: October has just ended.
NOW = datetime(2026, 11, 1, 6, 0, tzinfo=UTC)


@pytest.fixture
def clock():
    """Time stands still when a month has just ended, and is moved by the test."""
    with time_machine.travel(NOW, tick=False) as clock:
        yield clock
