"""The switch for a lapse in appropriations, at the desk."""

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from portal.desk.screens import screen, show

from . import lapse as lapses
from .models import Lapse
from .models.lapse import NOTICE_LENGTH

MOST_LISTED = 20


class BeginForm(forms.Form):
    notice = forms.CharField(
        label="Notice on every page",
        max_length=NOTICE_LENGTH,
        widget=forms.Textarea({"rows": 4}),
        help_text="What becomes of this portal, in a few words. What employees do is the operating "
        "status: announce it there. Links are written as [words](page:/address/).",
    )
    contact_hours = forms.CharField(
        label="When questions are answered",
        max_length=300,
        widget=forms.Textarea({"rows": 2}),
        help_text="Stands on the contact page in place of the usual days. Promise no day.",
    )


class EndForm(forms.Form):
    """Nothing is to be typed."""


@screen(
    "lapse/",
    name="lapse",
    may=lapses.can_switch,
    label="Lapse in appropriations",
    section="status",
)
@require_http_methods(["GET", "HEAD", "POST"])
def switch(request):
    """Begin a lapse with a notice, or end the one that goes on."""
    if request.method != "POST":
        return _show(request)
    ends = request.POST.get("verb") == "end"
    form = (EndForm if ends else BeginForm)(request.POST)
    if form.is_valid():
        try:
            said = (_end if ends else _begin)(request, form)
        except ValidationError as error:
            form.add_error(None, error if hasattr(error, "error_dict") else error.messages)
        else:
            messages.success(request, said)
            return HttpResponseRedirect(reverse("admin:lapse"))
    return _show(request, form, status=422)


def _begin(request, form):
    lapses.begin(**form.cleaned_data, by=request.user, at=timezone.now())
    return "The lapse has begun. Every page shows the notice, and no reply promises a day."


def _end(request, form):
    lapses.end(by=request.user, at=timezone.now())
    return "The lapse has ended. The notice is gone from every page."


def _show(request, form=None, status=200):
    usual = {"notice": lapses.USUAL_NOTICE, "contact_hours": lapses.USUAL_CONTACT_HOURS}
    rows = list(Lapse.objects.select_related("began_by", "ended_by")[:MOST_LISTED])
    response = show(
        request,
        "status/desk/lapse.html",
        title="Lapse in appropriations",
        form=form,
        begin=form if isinstance(form, BeginForm) else BeginForm(initial=usual),
        lapse=next((one for one in rows if one.ended_at is None), None),
        past=[one for one in rows if one.ended_at],
    )
    response.status_code = status
    return response
