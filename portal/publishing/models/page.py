"""Page: everything that has an address."""

from django.conf import settings
from django.core.validators import MaxLengthValidator, MinLengthValidator, RegexValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.safestring import mark_safe

from portal.publishing.querysets import PageQuerySet

BODY_LENGTH = 200_000
PATH_LENGTH = 400


class Page(models.Model):
    """One address and what readers see at it.

    The row holds the published content, already rendered; what editors save waits in `Revision`
    until it is published. Other kinds of page extend this model and name their own content.
    """

    class State(models.TextChoices):
        DRAFT = "draft", "Draft"
        LIVE = "live", "Live"
        WITHDRAWN = "withdrawn", "Withdrawn"
        # Its address leads to the page that took its place, or says that it is gone.
        ARCHIVED = "archived", "Taken down"

    READABLE = (State.LIVE, State.WITHDRAWN)

    # What a revision holds, in the order of a seed file. Kinds add their own.
    content_fields = (
        "title", "short_title", "summary", "historic_note", "aliases", "related", "sources", "body",
    )  # fmt: skip
    # Content of one inline Markdown text a line.
    line_fields = ("sources",)
    # Content with inline Markdown in lines of a form of its own, which the kind reads itself.
    coded_fields = ()
    template = "publishing/page.html"
    # What readers call such a page where pages of many kinds stand together, as in a search.
    reader_kind = "Guidance"
    # Whom it is for: employees, supervisors, coordinators; nobody named is everybody, or whoever
    # the page above is for. What else it is found by: as by its names; as by its text, since it
    # lists what goes by them.
    audiences = found_by = lists = ()
    # It shows what is below it: such a page has a feed. One of the many that such a page shows.
    is_list = is_one_of_many = False
    # What it stands below it is about.
    is_about_its_place = True

    kind = models.CharField(max_length=60, editable=False)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children"
    )
    slug = models.CharField(
        max_length=80,
        blank=True,
        validators=[
            RegexValidator(
                r"\A[a-z0-9]+(-[a-z0-9]+)*\Z", "Use small letters, digits and single hyphens."
            )
        ],
        help_text="The last part of the address: small letters, digits and hyphens.",
    )
    path = models.CharField("address", max_length=PATH_LENGTH, unique=True, editable=False)
    order = models.PositiveSmallIntegerField(
        default=100, help_text="Place among its neighbors; a lower number comes first."
    )

    title = models.CharField(
        max_length=90,
        validators=[MinLengthValidator(20)],
        help_text="20 to 65 characters, unlike any other page's.",
    )
    short_title = models.CharField(
        max_length=60, blank=True, help_text="For menus, where the title is too long."
    )
    summary = models.TextField(
        validators=[MinLengthValidator(50), MaxLengthValidator(220)],
        help_text="One or two sentences: 50 to 200 characters. It opens the page, and search "
        "engines show it.",
    )
    body = models.TextField(blank=True, validators=[MaxLengthValidator(BODY_LENGTH)])
    sources = models.TextField(
        blank=True, help_text="One source a line: publisher, [title](address), date."
    )
    historic_note = models.CharField(
        "historic",
        max_length=300,
        blank=True,
        help_text="For guidance that no longer applies: under which policy it was issued, and what "
        "took its place. It labels the page as historic.",
    )
    aliases = models.TextField(
        "other names", blank=True, help_text="What readers may call this, one a line."
    )
    related = models.ManyToManyField("self", symmetrical=False, blank=True, related_name="+")

    html = models.TextField(editable=False)
    text = models.TextField(editable=False)
    outline = models.JSONField(default=list, editable=False)
    parts = models.JSONField(default=dict, editable=False)

    state = models.CharField(
        max_length=12, choices=State, default=State.DRAFT, db_index=True, editable=False
    )
    published_at = models.DateTimeField(null=True, editable=False)
    updated_at = models.DateTimeField(null=True, editable=False)
    change_note = models.CharField(max_length=300, blank=True, editable=False)
    changed_at = models.DateTimeField(null=True, editable=False)
    withdrawn_at = models.DateTimeField(null=True, editable=False)
    withdrawn_reason = models.CharField(max_length=300, blank=True, editable=False)
    successor = models.ForeignKey(
        "self", models.PROTECT, null=True, editable=False, related_name="predecessors"
    )
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="owned_pages"
    )
    deputy = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    reviewed_on = models.DateField("last reviewed", null=True, blank=True)
    review_due_on = models.DateField("next review due", null=True, blank=True)
    review_note = models.CharField(
        max_length=300, blank=True, help_text="Why the next review is asked for."
    )

    objects = PageQuerySet.as_manager()

    class Meta:
        ordering = ["path"]
        permissions = [("publish_page", "Can publish pages")]
        constraints = [
            models.CheckConstraint(
                condition=Q(path__startswith="/") & Q(path__endswith="/"),
                name="page_path_has_slashes",
            ),
            models.CheckConstraint(
                condition=~Q(state="live")
                | Q(published_at__isnull=False, updated_at__isnull=False),
                name="page_live_has_moments",
            ),
            models.CheckConstraint(
                condition=~Q(state="withdrawn")
                | (Q(withdrawn_at__isnull=False) & ~Q(withdrawn_reason="")),
                name="page_withdrawn_says_why",
            ),
            models.CheckConstraint(
                condition=Q(successor__isnull=True) | Q(state="archived"),
                name="page_succeeded_when_taken_down",
            ),
        ]
        indexes = [models.Index(fields=["parent", "order", "title"], name="page_in_its_place")]

    def __str__(self):
        return self.title

    def save(self, *args, **kwargs):
        if not self.kind:
            self.kind = self._meta.label_lower
        super().save(*args, **kwargs)

    def get_absolute_url(self):
        return self.path

    @classmethod
    def content_with(cls, *own):
        """Return the content fields of a kind: after the summary come its own."""
        return (*cls.content_fields[:3], *own, *cls.content_fields[3:])

    @property
    def label(self):
        """The name for menus and breadcrumbs."""
        return self.short_title or self.title

    @property
    def is_live(self):
        return self.state == self.State.LIVE

    @property
    def is_withdrawn(self):
        return self.state == self.State.WITHDRAWN

    @property
    def alias_list(self):
        return self.aliases.splitlines()

    @property
    def authorities(self):
        """What the page cites, as {citation, url, within}, in the order of the law."""
        return self.parts.get("authorities", [])

    # What publishing rendered was cleaned then (portal.core.markup). It is trusted here only.
    @property
    def body_html(self):
        return mark_safe(self.html)

    def part(self, name):
        """Return the lines of a line field as HTML."""
        return [mark_safe(line) for line in self.parts.get(name, [])]

    @property
    def sources_html(self):
        return self.part("sources")

    @property
    def edit_url(self):
        return self.desk_url("change")

    @property
    def review_url(self):
        return self.desk_url("review")

    def desk_url(self, what):
        """Return the address of one of the page's screens at the desk."""
        return reverse(f"admin:{self.kind.replace('.', '_')}_{what}", args=[self.pk])

    def address_under(self, parent, slug):
        """Return the address the page would have there."""
        return f"{parent.path if parent else '/'}{slug}/" if slug else "/"

    def as_kind(self):
        """Return the page as its own kind; free of queries after `with_kinds()`."""
        if self.kind == self._meta.label_lower:
            return self
        return getattr(self, self.kind.split(".")[1])

    def context(self):
        """Return what the kind's template needs beyond the page itself."""
        return {}

    def problems(self):
        """Return findings that keep the page from readers and that only its kind knows of."""
        return ()

    def structured_data(self):
        """Return what the page is in the words of schema.org, beyond what is said of every page."""
        return {}
