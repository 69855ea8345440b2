import pytest

from portal.links.addresses import covers, host_of
from portal.links.connecting import is_public
from portal.links.models import SITE_OR_BEGINNING
from portal.links.rounds import by_turns


@pytest.mark.parametrize(
    ("prefix", "url", "is_covered"),
    [
        ("example.gov", "https://example.gov/a", True),
        ("example.gov", "http://www.EXAMPLE.gov:8080/a", True),
        ("example.gov", "https://notexample.gov/", False),
        ("example.gov", "https://example.gov.example/", False),
        ("example.gov", "https://example.org/?from=example.gov", False),
        ("www.example.gov", "https://example.gov/", False),
        ("gov", "https://example.gov/", False),
        ("intranet", "http://intranet/a", True),
        ("https://example.gov/a/", "https://example.gov/a/b", True),
        ("https://example.gov/a/", "https://example.gov/b", False),
        ("https://example.gov/a/", "http://example.gov/a/", False),
        ("https://example.gov", "https://example.gov.example/", False),
        ("https://example.gov", "https://example.gov", True),
        ("Example.GOV", "https://example.gov/", True),
        ("https://Example.gov/a/", "https://example.gov/A/", True),
    ],
)
def test_exemption_covers(prefix, url, is_covered):
    assert covers(prefix, url) is is_covered


@pytest.mark.parametrize(
    ("text", "is_valid"),
    [
        ("example.gov", True),
        ("intranet", True),
        ("https://example.gov/a?b=c", True),
        ("Example.gov", True),
        ("example.gov/a", False),
        ("https://", False),
        ("*.example.gov", False),
        ("example.gov, example.org", False),
    ],
)
def test_exemption_names_a_site_or_how_addresses_begin(text, is_valid):
    assert bool(SITE_OR_BEGINNING.regex.search(text)) is is_valid


@pytest.mark.parametrize(
    ("url", "host"),
    [("https://a@WWW.Example.gov:443/b", "www.example.gov"), ("http://[::1/", ""), ("x", "")],
)
def test_host_of(url, host):
    assert host_of(url) == host


@pytest.mark.parametrize(
    ("address", "answer"),
    [
        ("8.8.8.8", True),
        ("0.0.0.0", False),
        ("10.0.0.1", False),
        ("100.64.0.1", False),  # shared by a carrier's customers, RFC 6598
        ("127.0.0.1", False),
        ("169.254.169.254", False),  # where clouds keep a machine's credentials
        ("172.16.0.1", False),
        ("192.168.1.1", False),
        ("224.0.1.1", False),
        ("255.255.255.255", False),
        ("2606:4700::1111", True),
        ("::", False),
        ("::1", False),
        ("fc00::1", False),
        ("fe80::1%eth0", False),
        ("fec0::1", False),
        ("ff02::1", False),
        ("::ffff:127.0.0.1", False),
        ("64:ff9b::8.8.8.8", True),
        ("64:ff9b::10.0.0.1", False),
        ("2002:0a00:0001::", False),
        ("::10.0.0.1", False),
    ],
)
def test_address_is_public(address, answer):
    assert is_public(address) is answer


def test_sites_take_turns():
    urls = ["http://a/1", "http://a/2", "http://a/3", "http://b/1", "http://c/1", "http://c/2"]

    assert by_turns(urls) == [
        "http://a/1",
        "http://b/1",
        "http://c/1",
        "http://a/2",
        "http://c/2",
        "http://a/3",
    ]
