"""Subject: what a question is about, and who at the portal answers it."""

from django.conf import settings
from django.db import models

from portal.accounts.roles import Role, Section

# Authors see nothing of what readers ask.
ANSWERING = [(role.value, role.label) for role in Role if role != Role.AUTHOR]


class SubjectQuerySet(models.QuerySet):
    def open(self):
        """Subjects that readers can choose."""
        return self.filter(is_open=True)


class Subject(models.Model):
    """A subject of the contact form. It is closed, never deleted: questions name it."""

    slug = models.SlugField(max_length=40, unique=True)
    label = models.CharField(max_length=90)
    description = models.CharField(max_length=300)
    ask_first = models.CharField(
        max_length=200, blank=True, help_text="Whom the reader should ask first, if anybody."
    )
    ask_first_page = models.CharField(
        "page to read first", max_length=400, blank=True, help_text="Its address: /faqs/."
    )
    goes_to = models.CharField(
        "who answers, in words",
        max_length=120,
        help_text="As letters say it: the editors of the telework pages.",
    )
    pass_on_to = models.CharField(
        "office outside the portal",
        max_length=200,
        blank=True,
        help_text="Whom to name when we cannot answer. Only a confirmed address or number.",
    )
    section = models.CharField(max_length=16, choices=Section, default=Section.SITE)
    role = models.CharField(
        "answered by", max_length=16, choices=ANSWERING, default=Role.REVIEWER,
        help_text="Whoever has this role in the section, or one above it.",
    )  # fmt: skip
    owners = models.ManyToManyField(
        settings.AUTH_USER_MODEL,
        blank=True,
        related_name="+",
        help_text="People who answer besides; each a reviewer at least.",
    )
    follows_page = models.BooleanField(
        "goes by the page",
        default=False,
        help_text="The section of the page that the reader names counts, not the one above.",
    )
    is_complaint = models.BooleanField(
        "about our answers",
        default=False,
        help_text="Whoever gave the answer complained about may not deal with it.",
    )
    needs_reply = models.BooleanField(
        "a reply is wanted", default=True, help_text="The form asks for an e-mail address."
    )
    days = models.PositiveSmallIntegerField(
        "business days", default=2, help_text="Within which we aim to answer."
    )
    order = models.PositiveSmallIntegerField(default=100)
    is_open = models.BooleanField("open", default=True, help_text="Readers can choose it.")
    # Seeds leave alone what an editor has touched.
    is_edited = models.BooleanField(default=False, editable=False)

    objects = SubjectQuerySet.as_manager()

    class Meta:
        ordering = ["order", "pk"]

    def __str__(self):
        return self.label
