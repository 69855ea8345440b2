"""The forms of the review board: what to list, and what to change of the pages selected."""

from datetime import date

from django import forms
from django.core.exceptions import PermissionDenied
from django.db.models import Q

from portal.accounts.models import User
from portal.accounts.roles import Section
from portal.publishing import rules
from portal.publishing.models import Page

from .sight import in_section

NOBODY = "none"


class Show:
    """What a list of reviews may be narrowed to."""

    OVERDUE, ASKED, UNDATED = "overdue", "asked", "undated"
    choices = [
        ("", "All pages"),
        (OVERDUE, "Review overdue"),
        (ASKED, "A review is asked for"),
        (UNDATED, "Without a date"),
    ]


def people() -> list[User]:
    """Return everybody at the desk, and whoever else still owns a page."""
    at_desk = Q(is_active=True, is_staff=True) | Q(pk__in=Page.objects.values("owner"))
    return list(User.objects.filter(at_desk).order_by("name", "email"))


def is_at_desk(user) -> bool:
    return user.is_active and user.is_staff


class BoardFilter(forms.Form):
    show = forms.ChoiceField(choices=Show.choices, required=False)
    owner = forms.ChoiceField(required=False)
    section = forms.ChoiceField(choices=[("", "All sections"), *Section.choices], required=False)
    q = forms.CharField(label="Title or address", required=False, max_length=200)

    def __init__(self, data, *, people):
        # The form below it on the same screen has a field of the same name.
        super().__init__(data, auto_id="find_%s")
        named = [(str(user.pk), str(user)) for user in people]
        self.fields["owner"].choices = [("", "Anybody"), (NOBODY, "Nobody"), *named]

    def found(self, pages, today: date):
        """Return those of the pages that were asked for; what makes no sense asks for nothing."""
        self.is_valid()
        asked = {name: value for name, value in self.cleaned_data.items() if value}
        for name, value in asked.items():
            pages = pages.filter(getattr(self, f"_by_{name}")(value, today))
        return pages

    @property
    def is_narrowed(self) -> bool:
        return any(self.cleaned_data.values())

    def _by_show(self, value, today):
        return {
            Show.OVERDUE: Q(review_due_on__lt=today),
            Show.ASKED: ~Q(review_note=""),
            Show.UNDATED: Q(review_due_on=None),
        }[value]

    def _by_owner(self, value, today):
        return Q(owner=None if value == NOBODY else value)

    def _by_section(self, value, today):
        return in_section(value)

    def _by_q(self, value, today):
        return Q(title__icontains=value) | Q(path__icontains=value)


class PagesField(forms.ModelMultipleChoiceField):
    default_error_messages = {
        "required": "Select at least one page.",
        "invalid_choice": "One of the pages you selected is no longer in this list. "
        "Nothing was changed; look again and select anew.",
        "invalid_pk_value": "One of the pages you selected does not exist. Nothing was changed.",
    }


class ReviewForm(forms.Form):
    """What to change of the pages selected. An empty field leaves things as they are."""

    pages = PagesField(None, label="Pages")
    owner = forms.ChoiceField(required=False)
    deputy = forms.ChoiceField(required=False)
    review_due_on = forms.DateField(
        label="Next review",
        required=False,
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, data=None, *, user, pages, people, today):
        super().__init__(data)
        self.user, self.today = user, today
        self.fields["pages"].queryset = pages
        self.people = {str(one.pk): one for one in people if is_at_desk(one)}
        named = [(key, str(one)) for key, one in self.people.items()]
        for name in ("owner", "deputy"):
            self.fields[name].choices = [("", "Leave as it is"), (NOBODY, "Nobody"), *named]

    @property
    def selected(self) -> set[str]:
        """The ids that were posted, for the check boxes of a form that comes back."""
        return set(self["pages"].value() or ())

    @property
    def is_reviewed(self):
        return "reviewed" in self.data

    def clean_pages(self):
        """Raises PermissionDenied for a page that the user may not change at all."""
        pages = self.cleaned_data["pages"]
        if not all(rules.can_edit(self.user, page) for page in pages):
            raise PermissionDenied
        return pages

    def clean_review_due_on(self):
        value = self.cleaned_data["review_due_on"]
        if value and value < self.today:
            raise forms.ValidationError("Choose today or a day to come.")
        return value

    def clean(self):
        if self.errors:
            return
        changes = self.changes()
        if not changes:
            raise forms.ValidationError("Choose what to change: an owner, a deputy or a day.")
        if changes.keys() - {"owner", "deputy"}:
            self._refuse_dates()

    def _refuse_dates(self):
        pages = [
            page for page in self.cleaned_data["pages"] if not rules.can_place(self.user, page)
        ]
        if pages:
            titles = ", ".join(page.title for page in pages)
            raise forms.ValidationError(f"Only a publisher may change review dates of: {titles}.")

    def changes(self) -> dict:
        """Return what `actions.keep_up` is to change of each page."""
        typed = self.cleaned_data
        found = {name: self.people.get(typed[name]) for name in ("owner", "deputy") if typed[name]}
        if typed["review_due_on"]:
            found["review_due_on"] = typed["review_due_on"]
        if self.is_reviewed:
            found = {"review_due_on": a_year_after(self.today)} | found
            found |= {"reviewed_on": self.today, "review_note": ""}
        return found


def a_year_after(day: date) -> date:
    """Return the same day of the next year; the last day of February for its 29th."""
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return day.replace(year=day.year + 1, day=28)
