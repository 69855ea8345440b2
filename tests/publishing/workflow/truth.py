"""What should be true of all pages, kept beside them from the verbs alone, and whether it is."""

from hashlib import sha256
from urllib.parse import urlsplit

from bs4 import BeautifulSoup
from django.test import Client

from portal.core.models import Due
from portal.publishing import trail
from portal.publishing.content import draft_of
from portal.publishing.models import Comment, Page, Redirect, Revision
from portal.publishing.rendering import render

from .world import WORD, word_of

LISTS = ("/a-z/", "/search/?q=subject")


class Truth:
    """The state and the word of each page that readers have known, and what is to come."""

    def __init__(self):
        self.client = Client()
        # What each address answered since something changed last.
        self.answers = {}
        live = Revision.objects.filter(state="live")
        self.public = {one.page_id: ("live", word_of(one)) for one in live}
        self.ends = {}
        self.coming = {}
        # Every text that was ever saved, and every address that ever answered.
        self.kept = {}
        self.addresses = set()

    # What was done

    def published(self, page_id, revision, until):
        self.public[page_id] = ("live", word_of(revision))
        self.ends[page_id] = until

    def withdrawn(self, page_id):
        self.public[page_id] = ("withdrawn", self.public[page_id][1])

    def archived(self, page_id):
        self.public[page_id] = ("archived", None)

    def scheduled(self, revision, at, until):
        self.coming[revision.page_id] = (revision.pk, at, until)

    def deleted(self, page_id, revisions):
        assert page_id not in self.public
        self.coming.pop(page_id, None)
        self.kept = {pk: seal for pk, seal in self.kept.items() if pk not in revisions}

    def time_came(self, now):
        """Take in what should have been done by now, in its order."""
        moments = {at for _, at, _ in self.coming.values()} | {*self.ends.values()}
        moments |= {until for _, _, until in self.coming.values()}
        for moment in sorted(one for one in moments if one and one <= now):
            for page_id, (number, at, until) in list(self.coming.items()):
                if at == moment:
                    del self.coming[page_id]
                    self._came(page_id, Revision.objects.get(pk=number), at, until)
            for page_id, until in self.ends.items():
                if until == moment and self.public[page_id][0] == "live":
                    self.withdrawn(page_id)

    def _came(self, page_id, revision, at, until):
        if revision.published_at == at:
            self.published(page_id, revision, until)
            return
        assert revision.state in ("returned", "superseded")
        reasons = Comment.objects.filter(revision=revision, by=None)
        assert reasons.filter(text__startswith="It could not be published at its time.").exists()

    # What readers see

    def check(self, now):
        # Whatever is due by now, whoever looks finds it done.
        self.client.get("/a-z/")
        self.answers.clear()
        self.time_came(now)
        pages = {page.pk: page for page in Page.objects.all()}
        self._check_pages(pages)
        self._check_addresses(pages)
        self._check_lists(pages)
        self._check_rows(pages.values())
        self._check_revisions()
        assert trail.verify()[1] is None

    def _get(self, address):
        if address not in self.answers:
            self.answers[address] = self.client.get(address)
        return self.answers[address]

    def _words(self, *states):
        return {word for state, word in self.public.values() if state in states}

    def _check_pages(self, pages):
        """Each page answers as it stands, and a draft nobody."""
        for page_id, page in pages.items():
            state, word = self.public.get(page_id, ("draft", None))
            assert page.state == state
            answer = self._get(page.path)
            if state in Page.READABLE:
                self.addresses.add(page.path)
                shown = set(WORD.findall(answer.content.decode()))
                assert answer.status_code == 200
                assert {word} <= shown <= self._words("live") | {word}, f"{page.path}: {shown}"
                self._check_links(answer)
            elif page.path not in self.addresses:
                assert answer.status_code == 404

    def _check_links(self, answer):
        soup = BeautifulSoup(answer.content, "lxml")
        links = [urlsplit(link["href"]) for link in soup.select(".prose a[href]")]
        for link in links:
            if link.path and not link.netloc:
                assert self._end_of(link.path) == 200, f"a text links to {link.path}"

    def _check_addresses(self, pages):
        """What once answered leads to a page, by one hop at most, or says that it is gone."""
        for address in self.addresses:
            assert self._end_of(address) in (200, 410), address

    def _end_of(self, address):
        answer = self._get(address)
        if answer.status_code == 301:
            answer = self._get(answer["Location"])
        return answer.status_code

    def _check_lists(self, pages):
        """Lists name the live pages, and show no word that readers may not read."""
        live = {page.path for page in pages.values() if page.is_live}
        for address in LISTS:
            soup = BeautifulSoup(self._get(address).content, "lxml")
            listed = {link["href"] for link in soup.main.select("a[href]")}
            assert set(WORD.findall(soup.text)) <= self._words("live", "withdrawn")
            assert listed & {page.path for page in pages.values()} | {"/"} == live, address

    # What is stored

    def _check_rows(self, pages):
        for page in pages:
            assert page.path == page.address_under(page.parent, page.slug)
            states = list(page.revisions.values_list("state", flat=True))
            assert sum(state in Revision.OPEN for state in states) <= 1
            assert states.count("scheduled") == (page.pk in self.coming)
            assert states.count("live") == (page.pk in self.public)
            if page.state in Page.READABLE:
                draft = draft_of(page, page.revisions.get(state="live").content)
                assert (render(draft), draft.html, draft.title) == ([], page.html, page.title)
        readable = Page.objects.readable().values("path")
        assert not Redirect.objects.filter(path__in=readable).exists()
        assert not Page.objects.filter(successor__state__in=("draft", "archived")).exists()
        assert Due.objects.values_list("due_at", flat=True).first() == self._next_moment()

    def _next_moment(self):
        live = [page_id for page_id, (state, _) in self.public.items() if state == "live"]
        moments = [at for _, at, _ in self.coming.values()]
        moments += filter(None, map(self.ends.get, live))
        return min(moments, default=None)

    def _check_revisions(self):
        now = {one.pk: _seal(one) for one in Revision.objects.all()}
        assert {pk: now.get(pk) for pk in self.kept} == self.kept
        self.kept = now


def _seal(revision):
    return sha256(repr(sorted(revision.content.items())).encode()).hexdigest()


def stands():
    """Return all that a verb could change."""
    tables = (Page, Revision, Redirect, Comment)
    return trail.head(), [list(table.objects.order_by("pk").values()) for table in tables]
