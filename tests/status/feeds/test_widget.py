"""The status on other sites: the frame, and the page that explains it."""

from datetime import timedelta

import brotli
import pytest
import time_machine
from django.template.loader import render_to_string

from portal.navigation.models import MenuItem
from portal.status import lapse
from portal.status.feeds import serving
from tests.api.asking import SITE
from tests.reading import words
from tests.status.feeds.rows import DAY, MIDNIGHT, NOON, announce, make_office

pytestmark = pytest.mark.django_db

EMBED, WIDGET = "/operating-status/embed/", "/operating-status/widget/"


@pytest.fixture(autouse=True)
def surroundings(settings):
    settings.SITE_URL = SITE
    serving.memory.clear()
    with time_machine.travel(NOON, tick=False) as clock:
        yield clock


@pytest.fixture
def area():
    return make_office()


def directives(answer):
    found = (one.strip().split(" ", 1) for one in answer["Content-Security-Policy"].split(";"))
    return dict(found)


def test_frame_says_what_holds_and_as_of_when(client_reads, area):
    announce(area)
    tomorrow = {"starts_at": MIDNIGHT + DAY, "ends_at": MIDNIGHT + 2 * DAY}
    announce(area, slug="open", applies_on=(NOON + DAY).date(), **tomorrow)

    soup = client_reads.get(EMBED)

    assert words(soup.h1) == "Operating status of federal offices in the Washington, DC, area"
    assert [words(one) for one in soup.main.find_all("p")] == [
        "closed in short",
        "Applies to today, Monday, January 26, 2026",
        "Offices are closed.",
        "Next, tomorrow, Tuesday, January 27, 2026: open in short",
        "What it means for you (opens a new tab)",
        "As of 12:00 p.m. EST, Monday, January 26, 2026. Reload to see if it has changed.",
    ]
    assert soup.main.a["href"] == f"{SITE}/operating-status/"
    assert "status-embed--closed" in soup.main["class"]


def test_frame_says_that_nothing_is_announced(client_reads, area):
    soup = client_reads.get(EMBED)

    said = [words(one) for one in soup.main.find_all("p")]
    assert said[0] == "open in short"
    assert said[1].startswith("No announcement is in force.")


def test_frame_tells_of_a_lapse(client_reads, area):
    assert "lapsed" not in words(client_reads.get(EMBED).main)

    lapse.begin(notice="It lapsed.", contact_hours="Later.", by=None, at=NOON)

    assert "Appropriations have lapsed." in words(client_reads.get(EMBED).main)


def test_any_site_may_frame_it_and_only_it(client, area):
    # The second answer comes from memory.
    for _ in range(2):
        answer = client.get(EMBED)
        assert directives(answer)["frame-ancestors"] == "*"
        assert directives(answer)["script-src"] == "'none'"
        assert "X-Frame-Options" not in answer
        assert not answer.cookies
    framed_by_nobody = client.get(WIDGET)
    assert directives(framed_by_nobody)["frame-ancestors"] == "'none'"
    assert framed_by_nobody["X-Frame-Options"] == "DENY"


def test_frame_has_no_script_and_is_small(client_reads, area):
    soup = client_reads.get(EMBED)

    assert soup.find_all("script") == []
    assert len(brotli.compress(soup.response.content)) < 1_500


def test_frame_that_says_the_same_is_not_sent_again(client, area, surroundings):
    etag = client.get(EMBED)["ETag"]
    surroundings.shift(timedelta(minutes=5))

    assert client.get(EMBED, headers={"If-None-Match": etag}).status_code == 304
    announce(area)
    assert client.get(EMBED, headers={"If-None-Match": etag}).status_code == 200


def test_page_about_it_has_the_menus_of_every_page(client_reads, area):
    MenuItem.objects.create(menu=MenuItem.Menu.UTILITY, label="A–Z index", url="/a-z/")

    soup = client_reads.get(WIDGET)

    assert words(soup.select_one(".site-header__utility")) == "A–Z index"


def test_what_to_copy_names_the_portal(client_reads, area, django_assert_num_queries):
    soup = client_reads.get(WIDGET)

    frame, element = (one.text for one in soup.select(".copy textarea"))
    assert f'<iframe src="{SITE}{EMBED}"' in frame
    assert 'title="Operating status of federal offices in the Washington, DC, area"' in frame
    assert f'<script src="{SITE}/static/js/status-widget.js" defer></script>' in element
    assert f'<a href="{SITE}/operating-status/">' in element
    assert len(soup.select(".status-feeds a")) == 7
    assert "Nobody gives technical support for it." in words(soup.main)
    with django_assert_num_queries(0):
        client_reads.get(WIDGET)


def test_element_to_copy_is_that_of_the_script():
    made = render_to_string("status/feeds/element.txt", {"status_url": "/p/", "script": "/s.js"})

    assert made.count("<operating-status>") == made.count("</operating-status>") == 1
