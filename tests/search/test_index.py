"""The index follows what happens to pages; a walk of random steps shows that nothing is missed."""

import random
from contextlib import suppress

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db.models.signals import post_migrate

from portal.faqs.models import Question
from portal.publishing import actions
from portal.publishing.models import Page
from portal.search import index
from portal.search.models import IndexEntry, Word
from telework.models import Audience, Report, Topic
from tests.factories import AT, content_for, make_draft, make_page
from tests.search.shelf import shelve_all

pytestmark = pytest.mark.django_db


def held():
    """Return all that the index holds."""
    words = Word.objects.order_by("word").values_list("word", "stem", "pages")
    return list(IndexEntry.objects.order_by("pk").values()), list(words)


def test_entry_holds_the_stems_of_a_page():
    page = make_page(
        title="Teleworking in all agencies",
        short_title="Teleworking",
        aliases="WFH\nWork from home",
        summary="What everybody should know about policies before asking for anything.",
        body="## Snow days\n\nThe offices closed.",
        slug="telework",
    )

    entry = IndexEntry.objects.get(pk=page.pk)

    assert entry.title == " telework agenc "
    assert entry.names == " telework \n wfh \n work home "
    assert entry.called == (
        "teleworking in all agencies\nteleworking\nwfh\nwork from home\ntelework"
    )
    assert entry.lead == " everybodi polici befor ask \n snow day \n telework "
    assert entry.body.endswith("offic close")
    assert "offices" in entry.words.split()
    assert (entry.kind, entry.section, entry.is_historic) == ("Guidance", "telework", False)
    assert entry.audiences == ""


def test_report_is_found_by_number_and_points_by_their_text():
    section = make_page(slug="telework")
    report = make_page(Report, parent=section, number="GAO-25-107363")
    topic = make_page(Topic, parent=section, key_points="Ask [your manager](page:/telework/).")

    assert " gao 25 107363 " in IndexEntry.objects.get(pk=report.pk).names.split("\n")
    assert IndexEntry.objects.get(pk=topic.pk).body.startswith("ask manag")


def test_words_are_counted_by_page():
    make_page(body="Needle, needle.")
    page = make_page(body="A needle and a pin.")
    assert Word.objects.get(word="needle").pages == 2

    actions.withdraw(page=page, reason="It is old.", by=None, at=AT)

    assert Word.objects.get(word="needle").pages == 1
    assert not Word.objects.filter(word="pin").exists()


def test_pages_below_a_hub_are_for_its_audience():
    hub = make_page(Audience, reader="employees")
    topic, question = make_page(Topic, parent=hub), make_page(Question, asked_by="everyone")

    def audiences():
        return dict(IndexEntry.objects.values_list("pk", "audiences"))

    assert audiences() == {hub.pk: " employees ", topic.pk: " employees ", question.pk: ""}
    revision = actions.save_draft(page=hub, content={"reader": "supervisors"}, by=None, at=AT)
    actions.publish(revision=revision, by=None, at=AT)
    assert audiences()[topic.pk] == " supervisors "
    actions.move(page=topic, parent=None, slug="topic", by=None, at=AT)
    assert audiences()[topic.pk] == ""


def test_unchanged_pages_are_not_written_again(django_assert_num_queries):
    page = make_page()

    with django_assert_num_queries(1):
        index.keep([page])


def test_one_page_costs_the_same_whatever_the_number(django_assert_num_queries):
    page = make_page(body="A needle.")
    shelve_all({} for _ in range(20))
    page.text = "A pin."

    with django_assert_num_queries(4):  # its entry; the new one; words more, and words fewer
        index.keep([page])


def test_command_makes_the_index_anew(capsys):
    make_page()
    shelve_all({} for _ in range(2))
    before = held()
    IndexEntry.objects.all().delete()
    Word.objects.update(pages=7)

    call_command("build_search_index")

    assert capsys.readouterr().out == "Indexed 3 pages.\n"
    assert held() == before


def test_migrating_indexes_a_portal_that_is_older_than_its_index():
    make_page()
    before = held()
    IndexEntry.objects.all().delete()
    Word.objects.all().delete()

    post_migrate.send(apps.get_app_config("search"), app_config=apps.get_app_config("search"))

    assert held() == before


def test_migrating_leaves_an_index_alone():
    page = make_page()
    make_page()
    IndexEntry.objects.filter(pk=page.pk).delete()

    post_migrate.send(apps.get_app_config("search"), app_config=apps.get_app_config("search"))

    assert IndexEntry.objects.count() == 1


class Walk:
    """A small tree of pages, to which something happens at each step."""

    def __init__(self, seed):
        self.chance = random.Random(seed)
        self.home, self.hub = make_page(slug="home"), make_page(Audience, slug="hub")
        self.pages = [
            self.home,
            self.hub,
            make_page(Topic, parent=self.hub, slug="topic"),
            make_page(Question, parent=self.home, slug="question"),
            make_draft(Topic, parent=self.hub, slug="draft"),
            make_draft(parent=self.home, slug="other"),
        ]

    def step(self):
        page = Page.objects.filter(pk=self.chance.choice(self.pages).pk).first_as_kind()
        often = [self.publish] * 4 + [self.move] * 2
        with suppress(ValidationError):
            verbs = (*often, self.save, self.restore, self.withdraw, self.archive)
            self.chance.choice(verbs)(page)

    def text(self, page):
        words = self.chance.sample(["needles", "pins", "hay", "straw", "barn"], 2)
        content = {"title": f"All about {' '.join(words)} number {self.chance.random()}"}
        if "reader" in page.content_fields:
            content["reader"] = self.chance.choice(Audience.Reader.values)
        return content_for(type(page), body=f"See [it](page:{self.home.path}).", **content)

    def save(self, page):
        actions.save_draft(page=page, content=self.text(page), by=None, at=AT)

    def publish(self, page):
        if self.chance.random() < 0.7:
            self.save(page)
        actions.publish(revision=page.revisions.latest("number"), by=None, at=AT)

    def restore(self, page):
        if revision := page.revisions.first():
            actions.restore(revision=revision, by=None, at=AT)

    def withdraw(self, page):
        actions.withdraw(page=page, reason="It is old.", by=None, at=AT)

    def archive(self, page):
        other = Page.objects.live().exclude(pk=page.pk).first()
        actions.archive(page=page, successor=other, by=None, at=AT)

    def move(self, page):
        parent = self.chance.choice([None, self.home, self.hub])
        parent = parent and Page.objects.get(pk=parent.pk)
        slug = f"place-{self.chance.randrange(3)}"
        actions.move(page=page, parent=parent, slug=slug, by=None, at=AT)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(2))
def test_index_is_what_it_would_be_if_made_anew(seed):
    walk, seen = Walk(seed), set()

    for _ in range(25):
        walk.step()

        kept = held()
        index.build()
        assert held() == kept
        seen.add(str(kept))

    assert len(seen) > 10
