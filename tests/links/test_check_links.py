"""The command, from pages to states, against real servers on this machine."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from portal.links.answers import Outcome, Verdict
from portal.links.models import ExternalLink, LinkExemption, LinkUse
from portal.links.recording import record
from portal.links.rounds import check_all
from tests.factories import AT, make_page
from tests.links.other_site import Reply

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)
FAILING = Outcome(Verdict.FAILING, problem="The site did not answer in time.")


@pytest.fixture(autouse=True)
def _this_machine_may_be_asked(settings):
    settings.LINK_CHECK_PRIVATE_HOSTS = ["127.0.0.1"]


def check_links(*arguments, **options):
    """Run the command and return what it says, a list of lines."""
    out = StringIO()
    call_command("check_links", *arguments, stdout=out, **options)
    return out.getvalue().splitlines()


def link_to(*urls):
    return make_page(body=" ".join(f"[the travel rules]({url})" for url in urls))


def test_command_checks_what_pages_link_to(site):
    site.replies["/a"] = Reply(200)
    link_to(site.url("/a"))

    said = check_links()

    link = ExternalLink.objects.get()
    assert (link.state, link.status, link.final_url) == ("ok", 200, site.url("/a"))
    assert timezone.now() - link.checked_at < DAY
    assert said == [
        "Checked 1 addresses. Now: 0 broken, 0 failing, 0 moved, 0 unchecked, 1 working, 0 exempt."
    ]


def test_command_says_who_asks(site, settings):
    settings.SITE_NAME, settings.SITE_URL = "Work (Life)\\é", "https://worklife.example.gov"
    site.replies["/a"] = Reply(200)
    link_to(site.url("/a"))

    check_links()

    assert site.agents == {"link-checker/1.0 (Work Life; https://worklife.example.gov)"}


def test_command_asks_no_private_address_unless_permitted(site, settings):
    settings.LINK_CHECK_PRIVATE_HOSTS = []
    link_to(site.url("/a"))

    check_links()

    link = ExternalLink.objects.get()
    assert (link.state, site.requests) == ("unchecked", [])
    assert (
        link.problem == "The address leads into a private network, where the checker does not go."
    )


def test_command_names_broken_links_and_their_pages():
    page = link_to("https://a.gov/")
    link = ExternalLink.objects.create(
        url="https://a.gov/",
        state="broken",
        problem="The site has no page at this address (404).",
        retry_at=timezone.now() + DAY,
    )
    LinkUse.objects.create(link=link, page=page, text="the travel rules")

    said = check_links()

    assert said[0].startswith("Checked 0 addresses. Now: 1 broken")
    assert said[1:] == [
        "  https://a.gov/",
        "    The site has no page at this address (404).",
        f"    on {page.path}",
    ]


def test_command_leaves_out_exempt_sites(site):
    link_to(site.url("/a"))
    today = timezone.localdate()
    LinkExemption.objects.create(address="127.0.0.1", reason="Odd", expires_on=today)

    check_links()

    assert (ExternalLink.objects.get().state, site.requests) == ("exempt", [])


def test_command_checks_at_most_so_many(site):
    site.replies["/a"] = Reply(200)
    link_to(site.url("/a"), site.url("/b"))

    check_links(limit=1)

    assert site.requests == ["HEAD /a"]


def test_command_leaves_out_what_was_checked_lately(site):
    site.replies["/a"] = Reply(200)
    link_to(site.url("/a"))
    check_links()

    check_links(older_than=1)

    assert site.requests == ["HEAD /a"]


def test_dry_run_asks_nobody_and_changes_nothing(site):
    link_to(site.url("/a"), site.url("/b"))
    ExternalLink.objects.create(url="https://gone.example.gov/")
    before = list(ExternalLink.objects.values())

    said = check_links("--dry-run")

    assert said == [
        "Would check 2 addresses of 1 sites.",
        f"  {site.url('/a')}",
        f"  {site.url('/b')}",
    ]
    assert list(ExternalLink.objects.values()) == before
    assert (LinkUse.objects.count(), site.requests) == (0, [])


def test_site_that_asked_for_time_is_asked_when_it_is_over(site):
    site.replies["/a"] = Reply(429, {"Retry-After": "3600"})
    link_to(site.url("/a"))
    check_links()
    link = ExternalLink.objects.get()

    check_links()
    site.replies["/a"] = Reply(200)
    ExternalLink.objects.update(retry_at=link.retry_at - timedelta(hours=2))
    check_links()

    assert timedelta(minutes=59) < link.retry_at - timezone.now() <= timedelta(hours=1)
    assert link.state == "unchecked"
    assert ExternalLink.objects.get().state == "ok"
    assert site.requests == ["HEAD /a", "HEAD /a"]


def test_site_that_was_down_and_works_again_is_well(site, checker):
    site.replies["/a"] = Reply(500)
    link = ExternalLink.objects.create(url=site.url("/a"))
    record([link], check_all(checker, [link.url]), clock=lambda: AT)
    was = ExternalLink.objects.get()

    site.replies["/a"] = Reply(200)
    record([link], check_all(checker, [link.url]), clock=lambda: AT + DAY)

    now = ExternalLink.objects.get()
    assert (was.state, was.failures, was.failing_since) == ("failing", 1, AT)
    assert (now.state, now.failures, now.failing_since) == ("ok", 0, None)


def made_links(number):
    return [
        ExternalLink.objects.create(url=f"https://{place}.example.gov/") for place in range(number)
    ]


def test_nothing_is_recorded_when_no_site_answers_at_all():
    links = made_links(5)

    is_recorded = record(links, [(link.url, FAILING) for link in links], clock=lambda: AT)

    assert not is_recorded
    assert not ExternalLink.objects.exclude(state="unchecked").exists()


@pytest.mark.parametrize("place", [0, 2, 5])
def test_failures_are_recorded_when_any_site_answers(place):
    links = made_links(6)
    outcomes = [(link.url, FAILING) for link in links]
    outcomes[place] = (links[place].url, Outcome(Verdict.FAILING, 500, "", "Out of order."))

    assert record(links, outcomes, clock=lambda: AT)

    assert ExternalLink.objects.filter(state="failing").count() == 6


def test_failures_of_few_sites_are_recorded():
    links = made_links(4)

    assert record(links, [(link.url, FAILING) for link in links], clock=lambda: AT)

    assert ExternalLink.objects.filter(state="failing").count() == 4


def test_outcome_of_a_link_dropped_meanwhile_is_forgotten():
    [link] = made_links(1)
    ExternalLink.objects.all().delete()

    assert record([link], [(link.url, FAILING)], clock=lambda: AT)

    assert not ExternalLink.objects.exists()


@pytest.mark.slow
def test_command_fails_when_no_site_answers_at_all(settings):
    settings.LINK_CHECK_PRIVATE_HOSTS = [f"127.0.0.{number}" for number in range(1, 6)]
    link_to(*(f"http://{host}:1/" for host in settings.LINK_CHECK_PRIVATE_HOSTS))

    with pytest.raises(CommandError, match="No site answered at all"):
        check_links()

    assert set(ExternalLink.objects.values_list("state", flat=True)) == {"unchecked"}
