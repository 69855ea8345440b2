"""What readers say, at the desk: to read, to mark and to take away."""

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponseRedirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from portal.contact.models import Feedback
from portal.core.exports import csv_file
from portal.desk.screens import screen, show
from portal.publishing.models import Page

from . import actions
from .forms import Finder
from .rules import can_delete, can_handle, can_read

ROWS = 50
PAGE = ("path", "title", "short_title", "kind")
DELETE = "delete"
COLUMNS = ("received", "page", "said", "text", "state", "handled by", "handled")
SAID = {"new": "to be read again", "seen": "marked as seen", "done": "marked as done"}


class VerbForm(forms.Form):
    """Which of the rows shown, and what to do with them."""

    verb = forms.ChoiceField(choices=[*Feedback.State.choices, (DELETE, "Delete")])
    chosen = forms.TypedMultipleChoiceField(
        coerce=int, error_messages={"required": "Choose at least one line of the list."}
    )
    sure = forms.BooleanField(required=False)

    def __init__(self, data, rows):
        super().__init__(data)
        self.fields["chosen"].choices = [(one.pk, one.pk) for one in rows]

    def clean(self):
        given = super().clean()
        if given.get("verb") == DELETE and not given.get("sure"):
            self.add_error("sure", "Mark the box beside “Delete for good” if you mean it.")
        return given


@screen("feedback/", name="feedback", may=can_read, label="What readers say", section="contact")
@require_http_methods(["GET", "HEAD", "POST"])
def feedback(request):
    """List what readers sent, the newest first; mark or delete some of it."""
    finder = Finder(request.GET)
    found = finder.found(Feedback.objects.select_related("handled_by"))
    page = Paginator(found, ROWS).get_page(request.GET.get("page"))
    form = None
    if request.method == "POST":
        form = VerbForm(request.POST, page)
        if form.is_valid():
            messages.success(request, _done(request.user, **form.cleaned_data))
            return HttpResponseRedirect(request.get_full_path())
    response = show(
        request,
        "admin/contact/feedback.html",
        title="What readers say",
        finder=finder,
        form=form,
        page=page,
        rows=_rows(page, request.user, chosen=request.POST.getlist("chosen")),
        can_delete=any(can_delete(request.user, one) for one in page),
    )
    response.status_code = 422 if form else 200
    return response


@screen("feedback/export/", name="feedback_export", may=can_read, section="contact")
@require_safe
def feedback_export(request):
    """Answer with all that the same filter lists, as CSV."""
    found = Finder(request.GET).found(Feedback.objects.select_related("handled_by"))
    lines = (_line(one) for one in found.iterator())
    name = f"feedback-{timezone.localdate():%Y-%m-%d}.csv"
    return csv_file(name, (row for part in ([COLUMNS], lines) for row in part))


def _done(user, *, verb, chosen, sure) -> str:
    if verb == DELETE:
        return f"{actions.delete(ids=chosen, by=user)} deleted."
    number = actions.mark(ids=chosen, state=verb, by=user, at=timezone.now())
    return f"{number} {SAID[verb]}."


def _rows(page, user, *, chosen):
    """Return each with the page it is about, if there is one, and whether the user may mark it.

    `chosen` are the numbers of those that were chosen in a form that is shown again.
    """
    paths = {one.path for one in page}
    pages = {one.path: one for one in Page.objects.filter(path__in=paths).only(*PAGE)}
    return [
        {
            "feedback": one,
            "page": pages.get(one.path),
            "can_handle": can_handle(user, one),
            "is_chosen": str(one.pk) in chosen,
        }
        for one in page
    ]


def _line(one):
    handled = one.handled_at and timezone.localtime(one.handled_at).isoformat(timespec="seconds")
    received = timezone.localtime(one.created_at).isoformat(timespec="seconds")
    who = str(one.handled_by or "")
    return received, one.path, one.verdict, one.text, one.get_state_display(), who, handled
