"""Frequently asked questions: each has an address of its own, in a category.

Lists of questions are looked up once a generation.
"""

from itertools import groupby

from django.db import models

from portal.core.generation import per_generation
from portal.publishing.cards import card
from portal.publishing.models import Page


class AskedBy(models.TextChoices):
    EVERYONE = "everyone", "Everyone"
    EMPLOYEES = "employees", "Employees"
    SUPERVISORS = "supervisors", "Supervisors"
    COORDINATORS = "coordinators", "Managing officers and coordinators"


def asking(asked_by: str) -> tuple[str, ...]:
    """Return the audiences that ask; none where everyone does."""
    return () if asked_by == AskedBy.EVERYONE else (asked_by,)


class QuestionHub(Page):
    """The way into the questions: by audience and by category."""

    template = "faqs/hub.html"
    reader_kind = "Overview"
    is_list = True

    class Meta:
        verbose_name = "front page"
        verbose_name_plural = "front pages"

    def context(self):
        return {"audiences": audience_lists(), "categories": categories()}


class Category(Page):
    """Questions about one subject."""

    template = "faqs/list.html"
    reader_kind = "Overview"
    is_list = True

    class Meta:
        verbose_name_plural = "categories"

    def context(self):
        return {"groups": [{"label": "", "questions": questions_in(self.pk)}]}


class AudienceList(Page):
    """The questions of every category that one audience asks."""

    content_fields = Page.content_with("asked_by")
    template = "faqs/list.html"
    reader_kind = "Overview"

    asked_by = models.CharField(max_length=16, choices=AskedBy)

    class Meta:
        verbose_name = "list for one audience"
        verbose_name_plural = "lists for one audience"

    @property
    def audiences(self):
        return asking(self.asked_by)

    def context(self):
        return {"groups": questions_for(self.asked_by)}


class Question(Page):
    """One question: the title asks, the summary answers in short, the body in full."""

    content_fields = Page.content_with("asked_by")
    template = "faqs/question.html"
    reader_kind = "Question"
    is_one_of_many = True

    asked_by = models.CharField(max_length=16, choices=AskedBy, default=AskedBy.EVERYONE)

    @property
    def audiences(self):
        return asking(self.asked_by)

    def structured_data(self):
        # Its lists say nothing of the kind: search engines want each answer marked up once.
        answer = {"@type": "Answer", "text": f"{self.summary}\n{self.text}"}
        asked = {"@type": "Question", "name": self.title, "acceptedAnswer": answer}
        return {"@type": "FAQPage", "mainEntity": [asked]}

    def context(self):
        others = questions_in(self.parent_id)
        return {"others": [one for one in others if one["url"] != self.path]}


@per_generation
def audience_lists() -> tuple[dict, ...]:
    return tuple(map(card, AudienceList.objects.live().for_cards().in_place()))


@per_generation
def categories() -> tuple[dict, ...]:
    """Return the live categories in their order, each with the number of its questions."""
    live = models.Q(children__state=Page.State.LIVE)
    found = Category.objects.live().annotate(count=models.Count("children", filter=live))
    return tuple(card(one) | {"count": one.count} for one in found.for_cards().in_place())


@per_generation
def questions_in(category_id: int | None) -> tuple[dict, ...]:
    """Return the live questions of a category in their order; none of an unsaved one."""
    if category_id is None:
        return ()
    found = Question.objects.live().filter(parent=category_id)
    return tuple(map(card, found.for_cards().in_place()))


@per_generation
def questions_for(asked_by: str) -> tuple[dict, ...]:
    """Return an audience's live questions, by category, in the order of both.

    Those of no category that is live come last.
    """
    found = Question.objects.live().filter(asked_by__in=(asked_by, AskedBy.EVERYONE))
    found = found.select_related("parent").order_by(
        "parent__order", "parent__title", "order", "title"
    )
    found = sorted(found, key=lambda question: _category(question) is None)
    return tuple(
        {
            "label": category.label if category else "More questions",
            "questions": tuple(map(card, questions)),
        }
        for category, questions in groupby(found, key=_category)
    )


def _category(question):
    return question.parent if question.parent and question.parent.is_live else None


@per_generation
def questions_about(page_id: int | None) -> tuple[dict, ...]:
    """Return the live questions that name a page as related, in the order of their categories."""
    if page_id is None:
        return ()
    found = Question.objects.live().filter(related=page_id)
    return tuple(map(card, found.order_by("parent__order", "order", "title").for_cards()))
