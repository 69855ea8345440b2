"""Random people do random things with a small tree of pages, while time goes by.

After every step, readers see what they should and nothing else, nothing is lost, and the log is
whole. Each saved text has a word of its own, which shows where it got to.
"""

import itertools
from contextlib import suppress
from datetime import timedelta
from io import StringIO

import pytest
import time_machine
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management import CommandError, call_command
from django.db import transaction
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from portal.accounts.roles import Role
from portal.core import generation, page_cache
from portal.core.models import Generation
from portal.publishing import actions
from portal.publishing.models import Page, Revision
from portal.publishing.rules import section_of
from tests.factories import AT
from tests.publishing.workflow.truth import Truth, stands
from tests.publishing.workflow.world import make_pages, make_people, text

HOUR = timedelta(hours=1)
generations = itertools.count(500_000_000, step=100_000)

# Which role each verb asks for; a draft may be moved by its authors.
NEEDS = {
    "save": Role.AUTHOR,
    "restore": Role.AUTHOR,
    "submit": Role.AUTHOR,
    "approve": Role.REVIEWER,
    "give_back": Role.REVIEWER,
    "publish": Role.PUBLISHER,
    "schedule": Role.PUBLISHER,
    "unschedule": Role.PUBLISHER,
    "clear": Role.PUBLISHER,
    "withdraw": Role.PUBLISHER,
    "archive": Role.PUBLISHER,
    "move": Role.PUBLISHER,
    "delete": Role.AUTHOR,
}

PEOPLE = st.sampled_from(
    ["publisher", "portal", "administrator"] * 2 + ["second", "trainer", "reviewer", "author"]
)
PAGES, SOME_PAGE = st.integers(0, 9), st.none() | st.integers(0, 9)
HOURS, END = st.sampled_from([1, 2, 5]), st.sampled_from([None, None, 1, 3])
REASONS, SLUGS = st.sampled_from(["Urgent.", ""]), st.sampled_from(["one", "two", "three"])


class Workflow(RuleBasedStateMachine):
    def __init__(self, people):
        super().__init__()
        self.people, self.now, self.is_new = people, AT, True
        self.transaction = transaction.atomic()
        self.transaction.__enter__()
        self.travel = time_machine.travel(AT, tick=False)
        self.clock = self.travel.start()
        Generation.objects.update(number=next(generations))
        generation.forget()
        page_cache.cache.clear()
        self.truth = Truth()

    def teardown(self):
        self.travel.stop()
        transaction.set_rollback(True)
        self.transaction.__exit__(None, None, None)
        generation.forget()

    @invariant()
    def all_is_well(self):
        if self.is_new:
            self.truth.check(self.now)
            self.is_new = False

    # Help

    def page(self, number, **fitting):
        """Return one of the pages that fit, or of all if none does; None if there is no number."""
        if number is None:
            return None
        everything = Page.objects.order_by("pk").distinct()
        pages = list(everything.filter(**fitting)) or list(everything)
        return pages[number % len(pages)]

    def newest(self, number, *states):
        """Return the newest revision of a page that has one in such a state, if there is one."""
        return self.page(number, revisions__state__in=states).revisions.first()

    def attempt(self, name, page, by, verb, /, **arguments):
        """Do something; return what came of it, or None if it was refused and changed nothing."""
        user, before = self.people[by], stands()
        needed = Role.AUTHOR if name == "move" and not page.published_at else NEEDS.get(name)
        is_allowed = not (user and needed) or user.has_role(needed, section_of(page.path))
        result, refusal = None, None
        try:
            result = verb(**arguments, by=user, at=self.now) or True
        except (PermissionDenied, ValidationError) as error:
            refusal = error
        self.is_new = stands() != before
        assert not (refusal and self.is_new), f"{name} was refused but changed something"
        assert is_allowed or not self.is_new, f"{by} may not {name} {page.path}"
        assert is_allowed or not isinstance(refusal, ValidationError), f"{by}: {name}: {refusal}"
        return result

    # Texts

    @rule(page=PAGES, by=PEOPLE, to=SOME_PAGE)
    def save(self, page, by, to):
        page, to = self.page(page), self.page(to)
        content = text(to and to.path)
        self.attempt("save", page, by, actions.save_draft, page=page, content=content)

    @rule(page=PAGES, by=PEOPLE, number=st.integers(0, 3))
    def restore(self, page, by, number):
        page = self.page(page)
        revisions = list(page.revisions.order_by("number"))
        revision = revisions[number % len(revisions)]
        self.attempt("restore", page, by, actions.restore, revision=revision)

    @rule(page=PAGES, by=PEOPLE)
    def submit(self, page, by):
        revision = self.newest(page, "draft", "returned")
        self.attempt("submit", revision.page, by, actions.submit, revision=revision)

    @rule(page=PAGES, by=PEOPLE)
    def approve(self, page, by):
        revision = self.newest(page, "draft", "in_review")
        done = self.attempt("approve", revision.page, by, actions.approve, revision=revision)
        assert not done or by == "portal" or revision.created_by != self.people[by]

    @rule(page=PAGES, by=PEOPLE)
    def give_back(self, page, by):
        revision = self.newest(page, "in_review", "approved")
        why = {"revision": revision, "reason": "Look again."}
        self.attempt("give_back", revision.page, by, actions.return_to_author, **why)

    @precondition(lambda self: Page.objects.count() > 7)
    @rule(page=PAGES, by=PEOPLE)
    def delete(self, page, by):
        page = self.page(page, published_at=None)
        number, revisions = page.pk, set(page.revisions.values_list("pk", flat=True))
        if self.attempt("delete", page, by, actions.delete_draft, page=page):
            self.truth.deleted(number, revisions)

    # Publication

    @rule(page=PAGES, by=PEOPLE, to=SOME_PAGE, hours=st.none() | HOURS, end=END)
    def change(self, page, by, to, hours, end):
        """Save and publish at once, or at a time, as a publisher in a hurry does."""
        page, to = self.page(page), self.page(to)
        content = text(to and to.path)
        if revision := self.attempt(
            "save", page, by, actions.save_draft, page=page, content=content
        ):
            self._publish(revision, by, "Urgent.", end, hours)

    @rule(page=PAGES, by=PEOPLE, reason=REASONS, end=END, hours=st.none() | HOURS)
    def publish(self, page, by, reason, end, hours):
        self._publish(self.newest(page, *Revision.WAITING), by, reason, end, hours)

    def _publish(self, revision, by, reason, end, hours):
        if hours:
            self._schedule(revision, by, reason, end, hours)
            return
        page, until = revision.page, self.now + end * HOUR if end else None
        terms = {"revision": revision, "expire_at": until, "forced_reason": reason}
        if self.attempt("publish", page, by, actions.publish, **terms):
            revision.refresh_from_db()
            self.truth.published(page.pk, revision, until)
            self.truth.coming.pop(page.pk, None)
            alone = {revision.created_by, revision.approved_by or self.people[by]}
            assert by == "portal" or revision.is_flagged == (alone == {self.people[by]})

    def _schedule(self, revision, by, reason, end, hours):
        at = self.now + hours * HOUR
        until = at + end * HOUR if end else None
        terms = {"publish_at": at, "expire_at": until, "forced_reason": reason}
        if self.attempt(
            "schedule", revision.page, by, actions.schedule, revision=revision, **terms
        ):
            self.truth.scheduled(revision, at, until)

    @rule(page=PAGES, by=PEOPLE)
    def unschedule(self, page, by):
        page = self.page(page, revisions__state="scheduled")
        revision = page.revisions.filter(state="scheduled").first() or page.revisions.first()
        if self.attempt("unschedule", page, by, actions.unschedule, revision=revision):
            del self.truth.coming[page.pk]

    @rule(page=PAGES, by=PEOPLE)
    def clear(self, page, by):
        page = self.page(page, revisions__forced_reason="Urgent.")
        revision = page.revisions.exclude(forced_reason="").first() or page.revisions.first()
        done = self.attempt("clear", page, by, actions.clear, revision=revision)
        involved = (revision.created_by, revision.published_by)
        assert not done or by == "portal" or self.people[by] not in involved

    # Places

    @rule(page=PAGES, by=PEOPLE)
    def withdraw(self, page, by):
        page = self.page(page, state="live")
        if self.attempt("withdraw", page, by, actions.withdraw, page=page, reason="It is wrong."):
            self.truth.withdrawn(page.pk)

    @rule(page=PAGES, by=PEOPLE, heir=SOME_PAGE)
    def archive(self, page, by, heir):
        page = self.page(page, state__in=Page.READABLE)
        terms = {"successor": self.page(heir, state__in=Page.READABLE), "reason": "It ended."}
        if self.attempt("archive", page, by, actions.archive, page=page, **terms):
            self.truth.archived(page.pk)

    @rule(page=PAGES, by=PEOPLE, parent=SOME_PAGE, slug=SLUGS)
    def move(self, page, by, parent, slug):
        page, place = self.page(page), {"parent": self.page(parent), "slug": slug}
        self.attempt("move", page, by, actions.move, page=page, **place)

    @rule(page=PAGES, by=PEOPLE, parent=SOME_PAGE, slug=SLUGS)
    def duplicate(self, page, by, parent, slug):
        page, place = self.page(page), {"parent": self.page(parent), "slug": slug}
        if copy := self.attempt("duplicate", page, by, actions.duplicate, page=page, **place):
            actions.save_draft(page=copy, content=text(), by=None, at=self.now)

    @rule(parent=PAGES, by=PEOPLE, turn=st.integers(0, 3))
    def arrange(self, parent, by, turn):
        parent = self.page(parent)
        pages = list(Page.objects.filter(parent=parent).order_by("pk"))
        turned = pages[turn:] + pages[:turn]
        self.attempt("arrange", parent, by, actions.arrange, parent=parent, pages=turned)

    # Time

    @rule(hours=HOURS, who=st.sampled_from(["reader", "searcher", "command", "nobody"]))
    def time_goes_by(self, hours, who):
        self.now += hours * HOUR
        self.clock.move_to(self.now)
        self.is_new = True
        if who == "command":
            # What could not be published is found by what should be true.
            with suppress(CommandError):
                call_command("publish_due", stdout=StringIO())
        elif who != "nobody":
            self.truth.client.get("/" if who == "reader" else "/search/?q=subject")


@pytest.mark.slow
@pytest.mark.django_db
def test_workflow_holds_whatever_people_do():
    people = make_people()
    make_pages()

    run_state_machine_as_test(
        lambda: Workflow(people),
        settings=settings(
            max_examples=6,
            stateful_step_count=25,
            deadline=None,
            derandomize=True,
            suppress_health_check=list(HealthCheck),
            phases=[Phase.generate],
        ),
    )
