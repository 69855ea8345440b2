"""Where the form at the end of a page is sent."""

from math import ceil
from urllib.parse import urlsplit

from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from portal.contact.asking.forms import IS_OURS
from portal.contact.brakes import Brakes
from portal.contact.models import Feedback
from portal.core.origin import is_own

from .forms import PATH_LENGTH, FeedbackForm

TOO_MANY = "Too many answers are arriving. Your text is kept below: wait a little, then send it."
# For one client more than anybody reads pages; for all of them far above what readers send, far
# below what would fill the disk.
brakes = Brakes(
    lambda since: Feedback.objects.filter(created_at__gt=since),
    a_minute=10,
    an_hour=60,
    most_an_hour=500,
)


@never_cache
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def feedback(request):
    """Take an answer to "Was this page helpful?"; show a faulty one again, with what was typed."""
    if request.method != "POST":
        return _ask(request, FeedbackForm(initial={"path": request.GET.get("page", "/")}))
    if not is_own(request):
        raise PermissionDenied
    form, now = FeedbackForm(_sent(request)), timezone.now()
    if not form.is_valid():
        return _ask(request, form, status=422)
    if wait := brakes.seconds_to_wait(request, now):
        form.add_error(None, TOO_MANY)
        response = _ask(request, form, status=429)
        response["Retry-After"] = str(ceil(wait))
        return response
    form.instance.created_at = now
    form.save()
    return HttpResponseRedirect(reverse("contact:feedback_thanks"))


@require_safe
def feedback_thanks(request):
    return render(request, "contact/feedback_thanks.html")


def _sent(request):
    """Return what was sent, with the address of the page that failed where it could not know it.

    Such a page is made without the request; the browser says from where the form comes.
    """
    sent = request.POST.copy()
    if "is_failure" in sent:
        sent["path"] = (sent.get("path") or _referred(request))[:PATH_LENGTH]
    return sent


def _referred(request):
    try:
        came_from = urlsplit(request.headers.get("Referer", ""))
    except ValueError:
        return "/"
    return came_from.path if came_from.netloc == request.get_host() else "/"


def _ask(request, form, status=200):
    path = form["path"].value() or ""
    # The address came with the request; only one of ours may become a link.
    context = {"form": form, "about": path if IS_OURS.match(path) else ""}
    return render(request, "contact/feedback.html", context, status=status)
