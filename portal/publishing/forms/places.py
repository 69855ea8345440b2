"""Where a page goes: moved, copied, withdrawn, taken down, put in order."""

from django import forms
from django.core.exceptions import ValidationError

from portal.publishing import actions, checks, rules
from portal.publishing.models import Page

from .verbs import Words


class PlaceForm(forms.Form):
    """Asks for a parent page and the last part of the address."""

    parent = forms.ModelChoiceField(
        Page.objects.exclude(state=Page.State.ARCHIVED).order_by("path"),
        label="Parent page",
        required=False,
        empty_label="None: at the top",
    )
    slug = forms.SlugField(
        label="Last part of the address",
        max_length=80,
        validators=Page._meta.get_field("slug").validators,
        help_text="Small letters, digits and hyphens.",
    )

    def __init__(self, *args, page, user, **kwargs):
        self.page, self.user = page, user
        super().__init__(*args, **kwargs)
        self.fields["parent"].label_from_instance = lambda one: f"{one.path} {one.label}"

    def clean(self):
        cleaned = super().clean()
        if "parent" in cleaned and "slug" in cleaned:
            path = self.page.address_under(cleaned["parent"], cleaned["slug"])
            if not self.may_go(path):
                self.add_error("parent", f"You have no such role in the section that {path} is in.")
            elif not checks.is_open(path):
                self.add_error("slug", f"{path} is an address of the portal's own. Choose another.")
        return cleaned

    def may_go(self, path) -> bool:
        return rules.can_create(self.user, path)


class MoveForm(PlaceForm):
    label, done = "Move", "Moved. The old address leads here."

    def may_go(self, path):
        return rules.can_place(self.user, self.page, path)

    def act(self, *, by, at):
        actions.move(page=self.page, **self.cleaned_data, by=by, at=at)
        return self.page


class DuplicateForm(PlaceForm):
    label, done = "Make a copy", "This is the copy: a draft that nobody else sees yet."

    def act(self, *, by, at):
        return actions.duplicate(page=self.page, **self.cleaned_data, by=by, at=at)


class RetireForm(forms.Form):
    """Asks how a page ends."""

    label = "Withdraw or take down"

    class Way:
        WITHDRAW, REPLACE, REMOVE = "withdraw", "replace", "remove"

    way = forms.ChoiceField(
        label="What should happen to the page",
        widget=forms.RadioSelect,
        choices=[
            (Way.WITHDRAW, "Withdraw it: readable under a notice, out of lists and search"),
            (Way.REPLACE, "Replace it: its address leads to another page"),
            (Way.REMOVE, "Remove it: its address says that it is gone"),
        ],
    )
    successor = forms.ModelChoiceField(
        Page.objects.readable().order_by("path"),
        label="The page that takes its place",
        required=False,
        empty_label="None",
        help_text="Only where another page replaces it.",
    )
    reason = forms.CharField(
        label="Reason, for readers",
        max_length=300,
        required=False,
        widget=Words,
        help_text="The notice shows it, or the page that says it is gone.",
    )

    def __init__(self, *args, page, user, **kwargs):
        self.page = page
        super().__init__(*args, **kwargs)
        others = self.fields["successor"].queryset.exclude(pk=page.pk)
        self.fields["successor"].queryset = others
        self.fields["successor"].label_from_instance = lambda one: f"{one.path} {one.label}"

    @property
    def done(self):
        return {
            self.Way.WITHDRAW: "Withdrawn. Readers see the notice.",
            self.Way.REPLACE: "Taken down. Its address leads to the other page.",
            self.Way.REMOVE: "Taken down. Its address says that it is gone.",
        }[self.cleaned_data["way"]]

    def clean(self):
        cleaned = super().clean()
        way = cleaned.get("way")
        if way == self.Way.REPLACE and not cleaned.get("successor"):
            self.add_error("successor", "Choose the page that takes its place.")
        if way in (self.Way.WITHDRAW, self.Way.REMOVE) and not cleaned.get("reason"):
            self.add_error("reason", "Say why: readers who come here want to know.")
        return cleaned

    def act(self, *, by, at):
        reason, successor = self.cleaned_data["reason"], self.cleaned_data["successor"]
        if self.cleaned_data["way"] == self.Way.WITHDRAW:
            actions.withdraw(page=self.page, reason=reason, by=by, at=at)
        else:
            heir = successor if self.cleaned_data["way"] == self.Way.REPLACE else None
            actions.archive(page=self.page, successor=heir, reason=reason, by=by, at=at)
        return self.page


class ArrangeForm(forms.Form):
    """Holds the pages right below one, in the order that was posted, and moves one by a place."""

    pages = forms.ModelMultipleChoiceField(None)

    def __init__(self, data=None, *, below):
        self.below = list(below.in_place())
        super().__init__(data)
        self.fields["pages"].queryset = below

    def arranged(self) -> list[Page]:
        """Return the pages as they stand now, the one named by `up` or `down` moved by a place.

        Raises ValidationError when pages came or went since the list was shown.
        """
        order = [value for value in self.data.getlist("pages") if value.isdecimal()]
        found = {str(page.pk): page for page in self.below}
        if sorted(order) != sorted(found):
            raise ValidationError("Pages were added or moved here meanwhile. Here they are now.")
        pages = [found[value] for value in order]
        for step, verb in ((-1, "up"), (1, "down")):
            place = order.index(self.data[verb]) if self.data.get(verb) in order else None
            if place is not None and 0 <= place + step < len(pages):
                pages[place], pages[place + step] = pages[place + step], pages[place]
        return pages
