from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from .forms import IS_OURS, FeedbackForm
from .models import Feedback
from .origin import is_own

# A brake on floods: far above what readers send, far below what would fill the disk.
MOST_AN_HOUR = 500


@never_cache
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def feedback(request):
    """Take an answer to "Was this page helpful?"; show a faulty one again, with what was typed."""
    if request.method != "POST":
        return _ask(request, FeedbackForm(initial={"path": request.GET.get("page", "/")}))
    if not is_own(request):
        raise PermissionDenied
    form = FeedbackForm(request.POST)
    now = timezone.now()
    if _is_flooded(now):
        form.add_error(None, "Too many answers are arriving. Your text is kept below; try later.")
    if not form.is_valid():
        return _ask(request, form, status=422)
    form.instance.created_at = now
    form.save()
    return HttpResponseRedirect(reverse("contact:feedback_thanks"))


@require_safe
def feedback_thanks(request):
    return render(request, "contact/feedback_thanks.html")


def _ask(request, form, status=200):
    path = form["path"].value() or ""
    # The address came with the request; only one of ours may become a link.
    context = {"form": form, "about": path if IS_OURS.match(path) else ""}
    return render(request, "contact/feedback.html", context, status=status)


def _is_flooded(now):
    return Feedback.objects.filter(created_at__gt=now - timedelta(hours=1)).count() >= MOST_AN_HOUR
