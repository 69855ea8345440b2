"""The checker asks real servers on this machine."""

import socket
import threading
import time
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from portal.links.answers import Outcome, Verdict
from portal.links.rounds import check_all
from portal.links.turns import Turns
from tests.links.other_site import Reply, served


def test_page_that_answers_is_ok_and_asked_once(site, checker):
    site.replies["/a"] = Reply(200)

    found = checker.check(site.url("/a"))

    assert found == Outcome(Verdict.OK, 200, site.url("/a"))
    assert site.requests == ["HEAD /a"]
    assert site.agents == {"link-checker/1.0 (a test)"}


@pytest.mark.parametrize(
    ("status", "verdict"),
    [
        (400, Verdict.FAILING),
        (403, Verdict.UNKNOWN),
        (404, Verdict.GONE),
        (410, Verdict.GONE),
        (500, Verdict.FAILING),
        (503, Verdict.FAILING),
    ],
)
def test_page_that_refuses_head_and_get_is_judged_by_get(site, checker, status, verdict):
    site.replies["/a"] = Reply(status)

    found = checker.check(site.url("/a"))

    assert (found.verdict, found.status) == (verdict, status)
    assert found.problem
    assert site.requests == ["HEAD /a", "GET /a"]


@pytest.mark.parametrize("status", [400, 403, 404, 405, 500, 501])
def test_page_that_refuses_head_alone_is_ok(site, checker, status):
    site.replies["HEAD", "/a"] = Reply(status)
    site.replies["GET", "/a"] = Reply(200)

    assert checker.check(site.url("/a")).verdict is Verdict.OK


def test_page_that_hangs_up_on_head_is_ok(site, checker):
    def hang_up(handler):
        handler.connection.shutdown(socket.SHUT_RDWR)
        return Reply()

    site.replies["HEAD", "/a"] = hang_up
    site.replies["GET", "/a"] = Reply(200)

    assert checker.check(site.url("/a")).verdict is Verdict.OK


MUCH = 400  # pieces of 64 kB: more than the buffers between two programs hold


def pouring(reply, poured):
    """Return what answers so and sends a long body after it, noting each piece in `poured`."""

    def pour(handler):
        handler.answer(reply)
        for _ in range(MUCH):
            handler.wfile.write(b"x" * 65536)
            poured.append(1)
        return Reply()

    return pour


def test_body_is_not_downloaded(site, checker):
    poured = []
    site.replies["HEAD", "/a"] = Reply(405)
    site.replies["GET", "/a"] = pouring(Reply(200), poured)

    assert checker.check(site.url("/a")).verdict is Verdict.OK
    assert len(poured) < MUCH


def test_body_of_a_redirect_is_not_downloaded(site, checker):
    poured = []
    site.replies["HEAD", "/a"] = Reply(405)
    site.replies["GET", "/a"] = pouring(Reply(302, {"Location": "/b"}), poured)
    site.replies["/b"] = Reply(200)

    assert checker.check(site.url("/a")).final_url == site.url("/b")
    assert len(poured) < MUCH


@pytest.mark.parametrize("status", [301, 308])
def test_permanent_redirect_is_moved(site, checker, status):
    site.redirect("/a", "/b#part", status)
    site.replies["/b"] = Reply(200)

    found = checker.check(site.url("/a"))

    assert (found.verdict, found.final_url) == (Verdict.MOVED, site.url("/b#part"))


@pytest.mark.parametrize("status", [302, 303, 307])
def test_temporary_redirect_is_ok(site, checker, status):
    site.redirect("/a", "/b", status)
    site.replies["/b"] = Reply(200)

    found = checker.check(site.url("/a"))

    assert found == Outcome(Verdict.OK, 200, site.url("/b"))


def test_new_address_is_one_that_can_be_copied(site, checker):
    site.redirect("/a", "/b \x00c")
    site.replies["/b%20%00c"] = Reply(200)

    assert checker.check(site.url("/a")).final_url == site.url("/b%20%00c")


def test_what_comes_after_a_temporary_redirect_is_no_new_address(site, checker):
    site.redirect("/a", "/b", 301)
    site.redirect("/b", "/c", 302)
    site.redirect("/c", "/d", 301)
    site.replies["/d"] = Reply(200)

    assert checker.check(site.url("/a")).final_url == site.url("/b")


def test_redirect_to_nothing_is_gone(site, checker):
    site.redirect("/a", "/b")

    found = checker.check(site.url("/a"))

    assert (found.verdict, found.status, found.final_url) == (Verdict.GONE, 404, site.url("/b"))


def test_redirect_that_only_sets_a_cookie_is_ok(site, checker):
    def ask_for_cookie(handler):
        if handler.headers["Cookie"]:
            return Reply(200)
        return Reply(301, {"Location": "/a", "Set-Cookie": "seen=1"})

    site.replies["/a"] = ask_for_cookie

    assert checker.check(site.url("/a")).verdict is Verdict.OK


def test_redirects_in_a_circle_fail(site, checker):
    site.redirect("/a", "/b")
    site.redirect("/b", "/a")

    found = checker.check(site.url("/a"))

    assert (found.verdict, found.problem) == (
        Verdict.FAILING,
        "The address redirects in a circle.",
    )


def test_redirects_without_end_fail(site, checker):
    def next_one(handler):
        return Reply(302, {"Location": f"/{int(handler.path[1:]) + 1}"})

    site.replies |= {f"/{number}": next_one for number in range(100)}

    found = checker.check(site.url("/0"))

    assert (found.verdict, found.problem) == (
        Verdict.FAILING,
        "The address redirects more than 10 times.",
    )
    assert len(site.requests) == 11


def test_ten_redirects_are_followed(site, checker):
    for number in range(10):
        site.redirect(f"/{number}", f"/{number + 1}")
    site.replies["/10"] = Reply(200)

    assert checker.check(site.url("/0")).final_url == site.url("/10")


@pytest.mark.parametrize("target", ["ftp://example.gov/a", "mailto:a@example.gov", "file:///etc"])
def test_redirect_to_no_web_page_is_gone(site, checker, target):
    site.redirect("/a", target)

    assert checker.check(site.url("/a")).problem == (
        "The address leads to something that is not a web page."
    )


@pytest.mark.slow
def test_site_that_is_too_slow_fails(site, make_checker):
    def wait(handler):
        site.closing.wait(10)
        return Reply(200)

    site.replies["/a"] = wait

    found = make_checker(timeout=(1, 0.05)).check(site.url("/a"))

    assert found == Outcome(Verdict.FAILING, problem="The site did not answer in time.")


@pytest.mark.slow
def test_site_that_answers_in_drops_is_cut_off(site, make_checker):
    def drip(handler):
        for byte in b"HTTP/1.0 200 OK\r\nX: " + b"x" * 200:
            if site.closing.wait(0.02):
                break
            handler.wfile.write(bytes([byte]))
        return Reply(200)

    site.replies["/a"] = drip

    found = make_checker(timeout=(1, 1), deadline=0.1).check(site.url("/a"))

    assert found.verdict is Verdict.FAILING


def test_site_that_refuses_connections_fails(checker):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]

        found = checker.check(f"http://127.0.0.1:{port}/")

    assert found == Outcome(Verdict.FAILING, problem="The site refuses connections.")


@pytest.mark.parametrize("url", ["http://", "http://[::1/", "https://a..b/", "http://a b/"])
def test_address_that_is_none_is_gone(checker, url):
    found = checker.check(url)

    assert found == Outcome(Verdict.GONE, problem="This is not an address that can be opened.")


def certificate(folder, name, *, days=1):
    """Write a self-signed certificate for a name or IP address, with its key, to a PEM file."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    named = x509.IPAddress(ip_address(name)) if name[0].isdigit() else x509.DNSName(name)
    until = datetime.now(UTC) + timedelta(days=days)
    made = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(until - timedelta(days=30))
        .not_valid_after(until)
        .add_extension(x509.SubjectAlternativeName([named]), critical=False)
        .sign(key, hashes.SHA256())
    )
    file = folder / f"{name}.pem"
    file.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        + made.public_bytes(serialization.Encoding.PEM)
    )
    return str(file)


def test_trusted_certificate_of_the_right_name_is_ok(make_checker, tmp_path):
    file = certificate(tmp_path, "localhost")
    with served(file) as site:
        site.replies["/a"] = Reply(200)

        found = make_checker(verify=file).check(site.url("/a", "localhost"))

    assert (found.verdict, found.problem) == (Verdict.OK, "")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "days", "is_known", "words"),
    [
        ("localhost", 1, False, "self-signed certificate"),
        ("localhost", -1, True, "certificate has expired"),
        ("example.gov", 1, True, "Hostname mismatch"),
    ],
)
def test_certificate_that_cannot_be_trusted_fails(
    make_checker, tmp_path, name, days, is_known, words
):
    file = certificate(tmp_path, name, days=days)
    with served(file) as site:
        found = make_checker(verify=file if is_known else True).check(site.url("/", "localhost"))

    assert found.verdict is Verdict.FAILING
    assert found.problem.startswith(f"The site's certificate cannot be trusted: {words}")
    assert site.requests == []


def test_site_that_asks_for_time_is_left_alone(site, checker):
    site.replies["/a"] = Reply(429, {"Retry-After": "120"})

    found = checker.check(site.url("/a"))
    other = checker.check(site.url("/b"))

    assert (found.verdict, found.wait) == (Verdict.LATER, timedelta(minutes=2))
    assert other.verdict is Verdict.LATER
    assert timedelta(minutes=1) < other.wait <= timedelta(minutes=2)
    assert site.requests == ["HEAD /a"]


@pytest.mark.parametrize(
    "spelling",
    ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "0", "[::ffff:127.0.0.1]"],
)
def test_address_in_a_private_network_is_not_asked(site, make_checker, spelling):
    site.replies["/a"] = Reply(200)

    found = make_checker(private_hosts=()).check(site.url("/a", spelling))

    assert (found.verdict, found.problem) == (
        Verdict.UNKNOWN,
        "The address leads into a private network, where the checker does not go.",
    )
    assert site.requests == []


def test_redirect_into_a_private_network_is_not_followed(site, make_checker):
    site.redirect("/a", site.url("/secret", "127.0.0.1"))

    found = make_checker(private_hosts=["LOCALHOST"]).check(site.url("/a", "localhost"))

    assert found.verdict is Verdict.UNKNOWN
    assert site.requests == ["HEAD /a"]


def test_proxy_of_the_surroundings_is_not_asked(site, checker, monkeypatch):
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:1")
    site.replies["/a"] = Reply(200)

    assert checker.check(site.url("/a")).verdict is Verdict.OK


@pytest.mark.slow
def test_one_host_is_never_asked_twice_at_once(site, checker):
    def linger(handler):
        site.closing.wait(0.005)
        return Reply(302, {"Location": site.url("/end", "127.0.0.1")})

    site.replies["/end"] = Reply(200)
    urls = [
        site.url(f"/{number}", host) for number in range(10) for host in ("127.0.0.1", "localhost")
    ]
    site.replies |= {f"/{number}": linger for number in range(10)}

    found = dict(check_all(checker, urls))

    assert {outcome.verdict for outcome in found.values()} == {Verdict.OK}
    assert set(found) == set(urls)
    assert set(site.most_at_once.values()) == {1}


def test_different_hosts_are_asked_at_the_same_time(site, checker):
    both_are_here = threading.Barrier(2, timeout=5)

    def meet(handler):
        both_are_here.wait()
        return Reply(200)

    site.replies["/a"] = meet
    urls = [site.url("/a", "127.0.0.1"), site.url("/a", "localhost")]

    found = dict(check_all(checker, urls))

    assert [outcome.verdict for outcome in found.values()] == [Verdict.OK, Verdict.OK]


def test_rounds_end_when_nobody_listens(site, checker):
    site.replies |= {f"/{number}": Reply(200) for number in range(20)}

    outcomes = check_all(checker, [site.url(f"/{number}") for number in range(20)], threads=1)
    next(outcomes)
    outcomes.close()

    assert len(site.requests) < 20


def test_turns_keep_a_pause_between_two_requests():
    turns = Turns(pause=0.02)
    with turns.at("example.gov"):
        ended = time.monotonic()

    with turns.at("example.gov"):
        began = time.monotonic()

    assert began - ended >= 0.02
