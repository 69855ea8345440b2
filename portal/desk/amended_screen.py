"""Marking an authority as amended: what changed, then which pages that concerns, then all of it."""

from django import forms
from django.contrib import messages
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from portal.law.models import Authority
from portal.publishing import rules

from .amendments import NOTE_LENGTH, mark_amended, resting_on, review_note
from .screens import screen, show


def may_amend(user) -> bool:
    return user.has_perm("law.change_authority")


def _day():
    return forms.DateInput({"type": "date"}, format="%Y-%m-%d")


class AmendmentForm(forms.Form):
    amended_on = forms.DateField(
        label="Amended on",
        widget=_day(),
        help_text="The day from which the new text applies.",
    )
    amendment = forms.CharField(
        label="What changed",
        max_length=Authority._meta.get_field("amendment").max_length,
        help_text="What changed and by what, in plain words, such as: the days in the office were "
        "cut to one a pay period, by 91 FR 1234.",
    )
    look_for = forms.CharField(
        label="What to look for",
        required=False,
        max_length=120,
        help_text="What whoever reviews the pages should check in them.",
    )
    due_on = forms.DateField(label="Review by", widget=_day())

    def __init__(self, data=None, *, authority, today):
        super().__init__(data, initial={"due_on": today})
        self.authority, self.today = authority, today

    def clean_due_on(self):
        value = self.cleaned_data["due_on"]
        if value < self.today:
            raise forms.ValidationError("Choose today or a day to come.")
        return value

    def clean(self):
        if not self.errors and (extra := len(self.note) - NOTE_LENGTH) > 0:
            raise forms.ValidationError(
                f"What changed and what to look for are together {extra} characters too long."
            )

    @property
    def note(self):
        typed = self.cleaned_data
        words = typed["amended_on"], typed["amendment"], typed["look_for"]
        return review_note(self.authority, *words)

    def hidden(self):
        return [field.as_hidden() for field in self]


@screen("law/authority/<int:pk>/amended/", name="authority_amended", may=may_amend)
@require_http_methods(["GET", "HEAD", "POST"])
def amended(request, pk):
    authority = get_object_or_404(Authority, pk=pk)
    posted = request.POST if request.method == "POST" else None
    form = AmendmentForm(posted, authority=authority, today=timezone.localdate())
    pages = list(resting_on(authority))
    others = [page for page in pages if not rules.can_place(request.user, page)]
    is_complete = form.is_bound and form.is_valid() and "back" not in request.POST
    if is_complete and "confirmed" in request.POST:
        return _mark(request, authority, form)
    return show(
        request,
        "admin/authority_amended.html",
        title=f"Mark {authority} as amended",
        above=_above(authority),
        authority=authority,
        form=form,
        pages=pages,
        others=others,
        is_complete=is_complete,
    )


def _mark(request, authority, form):
    number = mark_amended(
        authority=authority, **form.cleaned_data, by=request.user, at=timezone.now()
    )
    pages = "1 page" if number == 1 else f"{number} pages"
    messages.success(request, f"{authority} is marked as amended. Review is asked for {pages}.")
    return HttpResponseRedirect(reverse("admin:law_authority_change", args=[authority.pk]))


def _above(authority):
    return [
        {"label": "Authorities", "url": reverse("admin:law_authority_changelist")},
        {
            "label": authority.citation,
            "url": reverse("admin:law_authority_change", args=[authority.pk]),
        },
    ]
