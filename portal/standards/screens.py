"""The desk's screen for figures from outside."""

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from portal.desk.screens import screen, show

from . import actions, rules
from .forms import FigureForm


@screen(
    "standards/enter/",
    name="standards_enter",
    may=rules.can_keep,
    label="Enter a figure",
    section="standards",
)
@require_http_methods(["GET", "HEAD", "POST"])
def enter(request):
    """Take the figure of a target in a month; show a faulty one again, with what was typed."""
    posted = request.method == "POST"
    now = timezone.now()
    form = FigureForm(request.POST if posted else None, today=timezone.localdate(now))
    if posted and form.is_valid():
        return _keep(request, form.cleaned_data, now)
    answer = show(request, "admin/standards/enter.html", title="Enter a figure", form=form)
    answer.status_code = 422 if posted else 200
    return answer


def _keep(request, given, now):
    names = ("target", "month", "count", "source")
    kept = {name: given[name] for name in names}
    measure, before = actions.enter(**kept, by=request.user, at=now)
    said = f"{measure}: {measure.figure}. Readers see it now."
    messages.success(request, f"{said} It was: {before}." if before else said)
    return HttpResponseRedirect(reverse("admin:standards_measure_changelist"))
