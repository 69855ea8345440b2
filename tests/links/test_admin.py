import pytest
from django.utils import timezone

from portal.accounts.roles import Role
from portal.links.models import ExternalLink, LinkExemption, LinkUse
from tests.factories import AT, make_editor, make_page, make_person
from tests.reading import words

pytestmark = pytest.mark.django_db

LIST = "/admin/links/externallink/"
EXEMPTIONS = "/admin/links/linkexemption/"
DAY = timezone.timedelta(days=1)


def make_link(url="https://a.gov/", *, pages=1, **fields):
    """Return a link that so many new pages use."""
    link = ExternalLink.objects.create(url=url, **fields)
    for _ in range(pages):
        LinkUse.objects.create(link=link, page=make_page(), text="the words")
    return link


def url_of(link):
    return f"{LIST}{link.pk}/change/"


@pytest.fixture
def editor():
    return make_editor()


@pytest.fixture
def desk(client_reads, editor):
    client_reads.login(editor)
    return client_reads


def rows(soup):
    return [words(row) for row in soup.select("#result_list tbody tr th")]


@pytest.mark.slow
def test_list_begins_with_what_asks_for_an_editors_hand(desk):
    for state in ("ok", "moved", "exempt", "failing", "unchecked", "broken"):
        make_link(f"https://{state}.gov/", state=state)

    assert rows(desk.get(LIST)) == [
        f"https://{state}.gov/"
        for state in ("broken", "failing", "moved", "unchecked", "ok", "exempt")
    ]


def test_list_shows_problem_new_address_and_pages(desk):
    link = make_link(state="moved", problem="It moved.", final_url="https://b.gov/", pages=4)

    row = desk.get(LIST).select_one("#result_list tbody tr")

    assert "Moved It moved. https://b.gov/" in words(row)
    first = link.uses.first().page
    assert row.select_one("td a")["href"] == first.edit_url
    assert [words(one) for one in row.select("td li")][3:] == ["and 1 more"]


def test_list_is_filtered_by_state_and_searched_by_address(desk):
    make_link("https://a.gov/", state="broken")
    make_link("https://b.gov/", state="broken")
    make_link("https://b.gov/ok/", state="ok")

    assert rows(desk.get(LIST, {"state__exact": "broken", "q": "b.gov"})) == ["https://b.gov/"]


@pytest.mark.slow
@pytest.mark.parametrize("number", [1, 5])
def test_list_costs_the_same_for_one_link_and_for_many(desk, django_assert_num_queries, number):
    for place in range(number):
        make_link(f"https://{place}.gov/", pages=number)

    desk.get(LIST)

    # Session, user, two counts, links, uses with their pages.
    with django_assert_num_queries(6):
        desk.get(LIST)


@pytest.mark.slow
@pytest.mark.parametrize("number", [1, 5])
def test_link_costs_the_same_for_one_page_and_for_many(desk, django_assert_num_queries, number):
    link = make_link(pages=number)
    desk.get(url_of(link))

    # Session, user, the link, its first uses, all of them.
    with django_assert_num_queries(5):
        desk.get(url_of(link))


def test_link_lists_its_pages_and_the_words_there(desk):
    link = make_link(state="broken", problem="Not there.", failing_since=AT, failures=2)
    use = link.uses.get()

    soup = desk.get(url_of(link))

    [row] = soup.select("tbody tr")
    assert words(row) == f"{use.page.title} the words"
    assert row.a["href"] == use.page.edit_url
    assert "Broken Not there." in words(soup.main or soup)
    assert "(2 days in a row)" in words(soup)


def test_link_leads_to_an_exemption_of_its_site(desk):
    link = make_link("https://www.example.gov:8080/a")

    way = desk.get(url_of(link)).find("a", string="Exempt this site")

    assert desk.get(way["href"]).select_one("#id_address")["value"] == "www.example.gov"


def test_nobody_changes_a_link_by_hand(desk):
    link = make_link()

    assert not desk.get(url_of(link)).select("#content input, #content button")
    desk.post(url_of(link), {"url": "https://b.gov/"}, status=403)
    desk.get(f"{LIST}add/", status=403)
    desk.get(f"{LIST}{link.pk}/delete/", status=403)


def test_author_reads_the_report_and_exempts_nothing(client_reads):
    client_reads.login(make_person(Role.AUTHOR))
    link = make_link()

    soup = client_reads.get(url_of(link))

    assert not soup.find("a", string="Exempt this site")
    assert rows(client_reads.get(LIST)) == ["https://a.gov/"]
    client_reads.get(EXEMPTIONS)
    client_reads.get(f"{EXEMPTIONS}add/", status=403)


def test_publisher_exempts_and_renews_and_takes_back(client_reads):
    client_reads.login(make_person(Role.PUBLISHER))
    client_reads.post(f"{EXEMPTIONS}add/", exemption(), status=302)
    made = LinkExemption.objects.get()

    client_reads.post(f"{EXEMPTIONS}{made.pk}/change/", exemption(reason="New"), status=302)
    client_reads.post(f"{EXEMPTIONS}{made.pk}/delete/", {"post": "yes"}, status=302)

    assert not LinkExemption.objects.exists()


def exemption(**changes):
    return {
        "address": "a.gov",
        "reason": "Turns programs away",
        "expires_on": timezone.localdate().isoformat(),
        **changes,
    }


def test_exemption_counts_at_once_and_names_who_made_it(desk, editor):
    link = make_link(state="broken")

    desk.post(f"{EXEMPTIONS}add/", exemption())

    link.refresh_from_db()
    assert (link.state, LinkExemption.objects.get().by) == ("exempt", editor)


@pytest.mark.parametrize(
    "changes",
    [
        {"address": "a.gov/part"},
        {"reason": ""},
        {"expires_on": ""},
        {"expires_on": "2020-01-01"},
    ],
)
def test_exemption_that_says_too_little_is_refused(desk, changes):
    soup = desk.post(f"{EXEMPTIONS}add/", exemption(**changes), status=200)

    assert len(soup.select(".error-summary li")) == 1
    assert not LinkExemption.objects.exists()


def make_exemption(days, **fields):
    expires_on = timezone.localdate() + days * DAY
    return LinkExemption.objects.create(
        address="a.gov", reason="Odd", expires_on=expires_on, **fields
    )


def test_reason_of_an_expired_exemption_can_be_corrected(desk):
    expired = make_exemption(-1)
    typed = exemption(reason="Was odd", expires_on=expired.expires_on.isoformat())

    desk.post(f"{EXEMPTIONS}{expired.pk}/change/", typed)

    expired.refresh_from_db()
    assert expired.reason == "Was odd"


@pytest.mark.parametrize(("days", "state"), [(0, "In force"), (-1, "Expired")])
def test_list_of_exemptions_says_which_count(desk, days, state):
    make_exemption(days)

    assert words(desk.get(EXEMPTIONS).select_one(".field-standing")) == state


@pytest.mark.parametrize("number", [1, 3])
def test_list_of_exemptions_costs_the_same(desk, editor, django_assert_num_queries, number):
    for _ in range(number):
        make_exemption(0, by=editor)
    desk.get(EXEMPTIONS)

    # Session, user, two counts, exemptions with their makers.
    with django_assert_num_queries(5):
        desk.get(EXEMPTIONS)


@pytest.mark.parametrize("way", ["one", "several"])
def test_links_are_unchecked_again_when_their_exemption_is_deleted(desk, way):
    link = make_link(state="exempt")
    made = make_exemption(1)

    if way == "one":
        desk.post(f"{EXEMPTIONS}{made.pk}/delete/", {"post": "yes"})
    else:
        chosen = {"action": "delete_selected", "_selected_action": made.pk, "post": "yes"}
        desk.post(EXEMPTIONS, chosen)

    link.refresh_from_db()
    assert link.state == "unchecked"
