"""The page of all agencies: what it shows, what it costs, and that it drops a contact in time."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import brotli
import pytest

from portal.agencies.models import Agency, Directory
from portal.agencies.seeding import sow_agencies
from portal.core import generation, page_cache
from tests.agencies.entries import LAST_DAY, make_agency, make_contact
from tests.factories import make_editor, make_page
from tests.reading import words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]

MIDNIGHT = datetime.combine(
    LAST_DAY + timedelta(days=1), datetime.min.time(), ZoneInfo("America/New_York")
)
SECOND = timedelta(seconds=1)


@pytest.fixture(autouse=True)
def empty_cache():
    page_cache.cache.clear()


@pytest.fixture
def directory():
    return make_page(Directory)


def entry(soup, agency):
    return words(soup.find(id=f"agency-{agency.slug}"))


def test_agency_without_contact_says_so_calmly(directory, client_reads):
    agency = make_agency(name="Access Board", abbreviation="AB", website="https://example.gov")

    soup = client_reads.get(directory.path)

    assert entry(soup, agency) == "Access Board (AB) No contact confirmed yet"
    assert soup.find(id=f"agency-{agency.slug}").a["href"] == "https://example.gov"
    assert soup.main.select_one("a[href='mailto:worklife@opm.gov']")


def test_contacts_stand_in_the_order_of_roles_with_every_way(directory, client_reads):
    agency = make_agency()
    make_contact(agency, role="eap", name="Help", email="", phone="202-555-0100 x5", note="All day")
    make_contact(agency, role="tmo", name="Telework Office", url="https://example.gov/t/")

    item = client_reads.get(directory.path).find(id=f"agency-{agency.slug}")

    assert words(item).endswith(
        "Telework Managing Officer: Telework Office telework@example.gov "
        "Confirmed November 20, 2026 "
        "Employee assistance program: Help 202-555-0100 x5 All day Confirmed November 20, 2026"
    )
    assert [link["href"] for link in item.select("a")] == [
        "https://example.gov/t/",
        "mailto:telework@example.gov",
        "tel:+12025550100;ext=5",
    ]


def test_agencies_stand_by_kind_in_the_order_readers_look_for(directory, client_reads):
    make_agency(name="Office of Ethics", slug="oe")
    make_agency(name="U.S. Agency for Media", slug="am")
    make_agency(name="Department of Transportation", slug="dot", kind="department")
    make_agency(name="Department of the Interior", slug="doi", kind="department")
    make_agency(name="Ended Board", slug="eb", is_listed=False)

    main = client_reads.get(directory.path).main

    assert [one["id"] for one in main.select(".agencies > li")] == [
        "agency-doi", "agency-dot", "agency-am", "agency-oe",
    ]  # fmt: skip
    assert [words(one) for one in main.select("nav.letters a")] == [
        "Cabinet departments",
        "Other agencies and offices",
    ]


@pytest.mark.slow
def test_long_list_is_entered_by_letter(directory, client_reads):
    for letter in "BABCDEFGHIJKLMNOPQRST":
        make_agency(name=f"{letter} board", slug=f"{letter.lower()}-{Agency.objects.count()}")

    nav = client_reads.get(directory.path).select("nav.letters")[-1]

    letters = {words(link): link["href"] for link in nav.select("a")}
    assert "".join(letters) == "ABCDEFGHIJKLMNOPQRST"
    assert letters["B"] == "#agency-b-0"


def test_ended_agency_shows_no_contact(directory, client_reads):
    make_contact(make_agency(is_listed=False), name="Nobody")

    assert "Nobody" not in client_reads.get(directory.path).text


def shows(client, path, name):
    return name.encode() in client.get(path).content


def test_contact_goes_with_its_last_day(directory, client, clock):
    make_contact(name="The office")

    clock.move_to(MIDNIGHT - SECOND)
    assert shows(client, directory.path, "The office")
    clock.move_to(MIDNIGHT)
    assert not shows(client, directory.path, "The office")


def test_page_kept_before_midnight_is_made_anew_after_it(
    directory, client, clock, django_assert_num_queries
):
    make_contact(name="The office")
    clock.move_to(MIDNIGHT - SECOND)
    client.get(directory.path)
    with django_assert_num_queries(0):
        assert shows(client, directory.path, "The office")

    clock.move_to(MIDNIGHT)

    assert not shows(client, directory.path, "The office")
    with django_assert_num_queries(0):
        assert not shows(client, directory.path, "The office")


def test_one_contact_goes_while_another_stays(directory, client, clock):
    make_contact(name="The office")
    make_contact(name="The mailbox", expires_on=LAST_DAY + timedelta(days=1))
    client.get(directory.path)

    for moment, seen in ((MIDNIGHT, (False, True)), (MIDNIGHT + timedelta(days=1), (False, False))):
        clock.move_to(moment)
        found = (shows(client, directory.path, name) for name in ("The office", "The mailbox"))
        assert tuple(found) == seen


@pytest.mark.parametrize("way", ["query", "signed in"])
def test_expired_contact_is_not_shown_past_the_cache_either(directory, client, clock, way):
    make_contact(name="The office")
    path = directory.path + ("?from=mail" if way == "query" else "")
    if way == "signed in":
        client.force_login(make_editor())
    assert shows(client, path, "The office")

    clock.move_to(MIDNIGHT)
    if way == "signed in":
        client.force_login(make_editor())

    assert not shows(client, path, "The office")


def test_page_without_contacts_stays_ready_for_longer(
    directory, client, clock, django_assert_num_queries
):
    make_agency()
    client.get(directory.path)

    clock.move_to(MIDNIGHT)
    generation.current()

    with django_assert_num_queries(0):
        client.get(directory.path)


def test_browser_that_has_the_page_gets_it_anew_after_midnight(directory, client, clock):
    make_contact(name="The office")
    clock.move_to(MIDNIGHT - SECOND)
    known = {"If-None-Match": client.get(directory.path)["ETag"]}
    assert client.get(directory.path, headers=known).status_code == 304

    clock.move_to(MIDNIGHT)

    assert client.get(directory.path, headers=known).status_code == 200


@pytest.mark.slow
@pytest.mark.parametrize("number", [1, 3])
def test_directory_costs_the_same_for_one_agency_and_for_many(
    directory, client, django_assert_num_queries, number
):
    for _ in range(number):
        agency = make_agency()
        for _ in range(number):
            make_contact(agency)
    generation.current()

    with django_assert_num_queries(2):
        directory.context()
    client.get(directory.path)
    page_cache.cache.clear()
    with django_assert_num_queries(2):
        client.get(directory.path)


@pytest.mark.slow
def test_page_of_all_starting_agencies_is_within_budget(directory, client):
    sow_agencies({"agencies added": []})
    for agency in Agency.objects.all()[:10]:
        make_contact(agency, phone="202-555-0100")
        make_contact(agency, role="eap", url="https://example.gov/eap/")

    content = client.get(directory.path).content

    assert content.count(b'<li id="agency-') == 74
    assert len(brotli.compress(content, quality=9)) < 12_000
