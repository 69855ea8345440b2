import pytest

from portal.core.context import may_show_banner


@pytest.mark.parametrize(
    ("host", "shown"),
    [
        ("127.0.0.1:8000", True),
        ("localhost", True),
        ("[::1]:8000", True),
        ("[::1]", True),
        ("worklife.opm.gov", True),
        ("portal.navy.mil:443", True),
        ("worklife.example.com", False),
        ("example.gov.example.com", False),
        ("notgov", False),
    ],
)
def test_banner_shows_where_it_is_true(host, shown):
    assert may_show_banner(host) == shown


@pytest.mark.parametrize("chosen", [True, False])
def test_banner_setting_decides_over_the_host(settings, chosen):
    settings.OFFICIAL_BANNER = chosen

    assert may_show_banner("worklife.example.com") == chosen
