"""Asking: the form by itself, and what follows it."""

from math import ceil

from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from portal.contact import actions
from portal.contact.brakes import Brakes
from portal.contact.lapses import no_promise
from portal.contact.letters.writing import day_of
from portal.contact.models import Letter, Question
from portal.core.origin import is_own

from .forms import IS_OURS, AskForm

TOO_MANY = "Too many questions are arriving. Yours is kept below: wait a little, then send it."
# For one client more than anybody asks by hand; for all of them far above what readers send, far
# below what would bury the desk.
brakes = Brakes(
    lambda since: Question.objects.filter(arrived_at__gt=since, is_spam=False),
    a_minute=4,
    an_hour=15,
    most_an_hour=200,
)
# What an address may fill in, so that a page can lead here with it.
PREFILLED = {"page": "path", "subject": "subject", "number": "follows"}


@never_cache
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request):
    """Take a question; show a faulty one again, with all that was typed."""
    now = timezone.now()
    if request.method != "POST":
        return _show(request, AskForm(initial=_prefilled(request.GET), shown_at=now))
    if not is_own(request):
        raise PermissionDenied
    form = AskForm(request.POST)
    if not form.is_valid():
        return _show(request, form, status=422)
    if wait := brakes.seconds_to_wait(request, now):
        form.add_error(None, TOO_MANY)
        response = _show(request, form, status=429)
        response["Retry-After"] = str(ceil(wait))
        return response
    given = {name: form.cleaned_data[name] for name in ("subject", "text", "path", "email")}
    question = actions.ask(**given, follows=form.cleaned_data["follows"], at=now)
    return HttpResponseRedirect(reverse("contact:sent", args=[question.number]))


@never_cache
@require_safe
def sent(request, number):
    """Show the number, and when we answer. Nothing of what was written is at this address."""
    question = get_object_or_404(Question.objects.select_related("subject"), number=number)
    response = render(
        request,
        "contact/sent.html",
        {
            "number": question.number,
            "due_on": question.due_at and day_of(question.due_at),
            "no_promise": no_promise(),
            "has_address": bool(question.email),
            "letter": question.letters.filter(kind=Letter.Kind.ACKNOWLEDGEMENT).first(),
        },
    )
    response["X-Robots-Tag"] = "noindex"
    return response


def _prefilled(asked):
    found = {field: asked[name][:400] for name, field in PREFILLED.items() if name in asked}
    if not IS_OURS.match(found.get("path", "/")):
        del found["path"]
    return found


def _show(request, form, status=200):
    context = {"form": form, "no_promise": no_promise()}
    return render(request, "contact/ask.html", context, status=status)
