"""How feeds write moments. Pure."""

from datetime import UTC, datetime, tzinfo

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def in_json(at: datetime | None) -> str | None:
    """Return a moment as milliseconds since 1970, UTC: "/Date(1773673749000)/".

    Without an offset after the number: some clients strike out all that is no digit.
    """
    if at is None:
        return None
    since = at - EPOCH
    return f"/Date({(since.days * 86_400 + since.seconds) * 1000 + since.microseconds // 1000})/"


def in_xml(at: datetime, zone: tzinfo, *, use_utc: bool = False) -> str:
    """Return a moment as XML Schema has it, to the second, in a zone or in UTC."""
    if use_utc:
        return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return at.astimezone(zone).replace(microsecond=0).isoformat()
