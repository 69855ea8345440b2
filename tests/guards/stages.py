"""A small portal whose pages are at every stage, from draft to taken down, by the luck of a seed.

All of what a page says holds a phrase of its own, so that it is known wherever it turns up.
"""

from dataclasses import dataclass, field
from datetime import timedelta
from itertools import cycle, islice
from random import Random

from portal.agencies.models import Directory
from portal.contact.models import ContactPage
from portal.faqs.models import AudienceList, Category, Question, QuestionHub
from portal.glossary.models import Glossary
from portal.library.models import Form, FormsLibrary
from portal.navigation.models import MenuItem
from portal.publishing import actions
from portal.publishing.models import Landing, Page
from portal.publishing.sharing import address_of
from portal.search.models import BestBet
from portal.standards.models import ServiceStandards
from portal.status.models import StatusHistory, StatusPage, StatusTypes
from telework.models import Act, Audience, Hub, Reference, Report, ReportList, Topic
from tests.agencies.entries import make_agency
from tests.factories import AT, make_draft, make_editor, make_page
from tests.factories.courses import make_questions
from tests.glossary.terms import make_term
from tests.status.feeds.rows import announce, make_office
from training.models import Catalogue, Course, Lesson, Module, WayIn
from training.questions import write
from worklife.models import LifeEvent, Program, ProgramTopic, WorkLifeHub

LATER = AT + timedelta(hours=2)
COMMON = "guidance"

ADDRESSES = {
    Hub: "telework",
    WorkLifeHub: "work-life",
    QuestionHub: "faqs",
    Landing: "about",
    Glossary: "glossary",
    ContactPage: "contact",
    Directory: "directory",
    Act: "act",
    Catalogue: "training",
    ServiceStandards: "service-standards",
    StatusPage: "operating-status",
    FormsLibrary: "forms",
}
# Where the other kinds live: the kind of page above them.
HOMES = {
    Audience: Hub,
    Topic: Audience,
    Reference: Hub,
    Report: ReportList,
    Program: WorkLifeHub,
    ProgramTopic: Program,
    LifeEvent: Landing,
    Landing: Landing,
    Page: Landing,
    Category: QuestionHub,
    Question: Category,
    Course: Catalogue,
    Module: Course,
    Lesson: Module,
    Form: FormsLibrary,
    StatusHistory: StatusPage,
    StatusTypes: StatusPage,
}


@dataclass
class Portal:
    """The pages there are, and what nobody is to read of them."""

    luck: Random
    tops: dict = field(default_factory=dict)
    # What readers read, and the address at which they do.
    said: dict[str, str] = field(default_factory=dict)
    # What nobody reads, but at an address: that of a withdrawn page, or of a link to a draft.
    hidden: dict[str, str] = field(default_factory=dict)
    pages: list[Page] = field(default_factory=list)
    unlisted: list[Page] = field(default_factory=list)
    taken: set[str] = field(default_factory=set)

    def content(self, **own):
        """Return what a new page says, with its phrase."""
        phrase = f"{self.word()} {COMMON}"
        return phrase, {
            "title": f"The {phrase} for everyone at work",
            "short_title": f"The {phrase}",
            "summary": f"What the {phrase} says about what people ask us most often at work.",
            "aliases": f"{phrase} by another name",
            "body": f"The {phrase} rests on 5 U.S.C. 6501.",
            **own,
        }

    def word(self):
        """Return a word like no other, which can be said."""
        syllables = [self.luck.choice("bdfglmnprst") + self.luck.choice("aeiou") for _ in range(5)]
        word = "".join(syllables)
        if word in self.taken:
            return self.word()
        self.taken.add(word)
        return word

    def live(self, kind, parent=None, note="", **own):
        phrase, content = self.content(**own)
        page = make_page(kind, parent=parent, note=note and f"The {phrase} {note}", **content)
        self.said[phrase] = page.path
        self.pages.append(page)
        return page

    def hide(self, page, phrase, shown_at=""):
        """Note that what a page says is for nobody, or only for who asks at one address."""
        self.said.pop(phrase, None)
        self.hidden[phrase] = shown_at
        if page not in self.unlisted:
            self.unlisted.append(page)


def build(seed: int) -> Portal:
    """Return a portal with two pages of each kind, each at a stage by luck; every stage is there.

    What could lead to them does: menus, related pages, questions, terms and best bets.
    """
    portal = Portal(Random(seed))
    make_tops(portal)
    make_announcements(portal)
    stages = list(islice(cycle(STAGES), 2 * len(HOMES)))
    portal.luck.shuffle(stages)
    made = []
    for kind, stage in zip([*HOMES] * 2, stages, strict=True):
        page, phrase = make_page_in(portal, kind)
        STAGES[stage](portal, page, phrase)
        made.append(page)
    withdraw_parents(portal)
    point_at(portal, made)
    return portal


def make_tops(portal):
    home = portal.live(Page, slug="")
    for kind, slug in ADDRESSES.items():
        portal.tops[kind] = portal.live(kind, slug=slug)
    for kind, above in ((Audience, Hub), (ReportList, Hub), (Program, WorkLifeHub)):
        portal.tops[kind] = portal.live(kind, portal.tops[above], note="opened")
    portal.tops[Category] = portal.live(Category, portal.tops[QuestionHub])
    portal.tops[AudienceList] = portal.live(AudienceList, portal.tops[QuestionHub])
    portal.tops[Course] = portal.live(Course, portal.tops[Catalogue])
    portal.tops[Module] = portal.live(
        Module, portal.tops[Course], questions=write(make_questions(3))
    )
    portal.tops[Page] = home
    WayIn.objects.create(
        agency=make_agency(slug="agency"),
        course=portal.tops[Course],
        extra_title="A lesson of our own",
        extra_body="Ask us first.",
    )


def make_announcements(portal):
    """Post an operating status, and write others that nobody reads yet."""
    office = make_office()
    times = {"posted_at": AT, "starts_at": AT, "ends_at": AT + timedelta(days=1)}
    for state in ("live", "draft", "waiting"):
        phrase, _ = portal.content()
        words = {"short_message": f"The {phrase}.", "html": f"<p>The {phrase}.</p>"}
        announce(office, state=state, applies_on=AT.date(), **times, **words)
        if state == "live":
            portal.said[phrase] = "/json/operatingstatus.json"
        else:
            portal.hidden[phrase] = ""


def make_page_in(portal, kind):
    """Return a draft in its place, and its phrase."""
    phrase, content = portal.content(related=[portal.tops[Audience].pk, portal.tops[Program].pk])
    page = make_draft(kind, parent=portal.tops[HOMES[kind]], **content)
    portal.pages.append(page)
    return page, phrase


def withdraw_parents(portal):
    """Withdraw pages that have live ones below them."""
    for kind, below in ((Category, Question), (Program, ProgramTopic), (Landing, Page)):
        parent = portal.live(kind, portal.tops[HOMES[kind]], note="opened")
        portal.live(below, parent)
        withdrawn(portal, parent, next(reversed(list(portal.said)[:-1])), is_live=True)


def point_at(portal, made):
    numbers = [page.pk for page in made]
    for kind in (Question, Topic, LifeEvent, Page):
        portal.live(kind, portal.tops[HOMES[kind]], related=numbers)
    for page in made:
        MenuItem.objects.create(menu="main", label=f"An entry for {page.pk}", page=page)
        BestBet.objects.create(phrases=COMMON, page=page)
    for page in portal.unlisted[::3]:
        make_term(page=page)


# Stages: each takes a draft to where it stands, and notes what nobody is to read of it then.


def draft(portal, page, phrase):
    portal.hide(page, phrase)


def in_review(portal, page, phrase):
    actions.submit(revision=page.revisions.get(), by=None, at=AT)
    portal.hide(page, phrase)


def shared(portal, page, phrase):
    portal.hide(page, phrase, shown_at=link_to(page.revisions.get()))


def scheduled(portal, page, phrase):
    actions.schedule(
        revision=page.revisions.get(), publish_at=LATER + timedelta(days=1), by=None, at=AT
    )
    portal.hide(page, phrase)


def live(portal, page, phrase, **options):
    actions.publish(
        revision=page.revisions.get(), by=None, at=AT, note=f"The {phrase} is new.", **options
    )
    page.refresh_from_db()
    portal.said[phrase] = page.path


def redrafted(portal, page, phrase):
    live(portal, page, phrase)
    newer, revision = newer_draft(portal, page)
    portal.hidden[newer] = link_to(revision)


def rescheduled(portal, page, phrase):
    live(portal, page, phrase)
    newer, revision = newer_draft(portal, page)
    actions.schedule(
        revision=revision,
        publish_at=LATER + timedelta(days=1),
        by=None,
        at=AT,
        note=f"The {newer} is new.",
    )
    portal.hidden[newer] = ""


def withdrawn(portal, page, phrase, *, is_live=False):
    if not is_live:
        live(portal, page, phrase)
    actions.withdraw(page=page, reason="It was wrong.", by=None, at=AT)
    portal.hide(page, phrase, shown_at=page.path)


def expired(portal, page, phrase):
    live(portal, page, phrase, expire_at=AT + timedelta(hours=1))
    portal.hide(page, phrase, shown_at=page.path)


def gone(portal, page, phrase):
    live(portal, page, phrase)
    actions.archive(page=page, reason="It ended.", by=None, at=AT)
    portal.hide(page, phrase)


def replaced(portal, page, phrase):
    live(portal, page, phrase)
    actions.archive(page=page, successor=portal.tops[Hub], by=None, at=AT)
    portal.hide(page, phrase)


STAGES = {
    stage.__name__: stage
    for stage in (
        draft,
        in_review,
        shared,
        scheduled,
        live,
        redrafted,
        rescheduled,
        withdrawn,
        expired,
        gone,
        replaced,
    )
}


def newer_draft(portal, page):
    phrase, content = portal.content()
    revision = actions.save_draft(page=page, content=content, by=None, at=AT)
    return phrase, revision


def link_to(revision):
    link = actions.share(
        revision=revision, expires_at=LATER + timedelta(days=1), by=make_editor(), at=AT
    )
    return address_of(link)
