"""Alerts at the desk: the list, the form, and an alert with all that can be done with it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse_lazy
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from portal.desk.screens import screen, show
from portal.publishing.forms.verbs import fitting

from . import actions, rules, verbs
from .forms import AlertForm
from .levels import LIMITS, Level
from .models import Alert
from .rules import Right

ENDED_SHOWN = 50
ABOVE = {"label": "Alerts", "url": reverse_lazy("admin:alerts")}


@screen("alerts/", name="alerts", may=rules.can_see, label="Alerts", section="alerts")
@require_safe
def alerts(request):
    """List what readers see, what is to come, what waits, and what is over."""
    found = Alert.objects.select_related("page", "created_by", "raised_by")
    now = timezone.now()
    groups = [
        ("Readers see", found.in_force(now)),
        ("Raised, not begun", found.ahead(now)),
        ("Drafts", found.filter(state__in=Alert.OPEN)),
        ("Ended", found.filter(state=Alert.State.ENDED)[:ENDED_SHOWN]),
    ]
    return show(request, "alerts/desk/list.html", title="Alerts", groups=groups)


@screen("alerts/new/", name="alert_new", may=rules.can_see, section="alerts")
@require_http_methods(["GET", "HEAD", "POST"])
def new(request):
    form = AlertForm(request.POST if request.method == "POST" else None, user=request.user)
    if form.is_valid():
        alert = _kept(form, lambda: actions.draft(content=form.content, **_who(request)))
        if alert:
            return HttpResponseRedirect(alert.get_absolute_url())
    return _form(request, form, title="New alert")


@screen("alerts/<int:number>/", name="alert", may=rules.can_see, section="alerts")
@require_http_methods(["GET", "HEAD", "POST"])
def alert(request, number):
    """Show an alert as readers see it, its log, and what the user can do with it; do that."""
    alert = _alert(number)
    form = None
    if request.method == "POST":
        form = verbs.posted(request.POST, alert, request.user)
        if form is None:
            messages.error(request, "This could not be done: the alert has changed. Look again.")
            return HttpResponseRedirect(alert.get_absolute_url())
        if form.carried_out(timezone.now()):
            messages.success(request, form.done)
            return HttpResponseRedirect(alert.get_absolute_url())
        alert = _alert(number)
        form.shown_beside(alert)
    return _shown(request, alert, form)


@screen("alerts/<int:number>/change/", name="alert_change", may=rules.can_see, section="alerts")
@require_http_methods(["GET", "HEAD", "POST"])
def change(request, number):
    """Change what an alert says; of one that was raised, readers see it at once."""
    alert = _alert(number)
    if not _can_change(request.user, alert):
        raise PermissionDenied
    data = request.POST if request.method == "POST" else None
    form = AlertForm(data, user=request.user, alert=alert)
    if form.is_valid():
        typed = {name: form.cleaned_data.get(name) for name in ("version", "reason")}
        typed["reason"] = typed["reason"] or ""
        saved = _kept(
            form,
            lambda: actions.change(alert=alert, content=form.content, **typed, **_who(request)),
        )
        if saved:
            return HttpResponseRedirect(alert.get_absolute_url())
        form.take_version(alert.version)
    return _form(request, form, title="Change an alert", alert=alert)


def _kept(form, save):
    """Save and return the alert, or None, with what is wrong in the form."""
    try:
        return save()
    except ValidationError as error:
        form.add_error(None, fitting(error, form))
        return None


def _form(request, form, *, title, alert=None):
    above = [ABOVE, *([{"label": alert, "url": alert.get_absolute_url()}] if alert else [])]
    response = show(
        request, "alerts/desk/form.html", title=title, form=form, alert=alert, above=above
    )
    response.status_code = 422 if form.errors else 200
    return response


def _shown(request, alert, form):
    """Show the alert; a verb that failed takes the place of its empty form."""
    offered = verbs.offered(alert, request.user)
    response = show(
        request,
        "alerts/desk/alert.html",
        title="Alert",
        subtitle=str(alert),
        alert=alert,
        limits=LIMITS[Level(alert.level)],
        verbs=[form if form and form.name == one.name else one for one in offered],
        bound=form,
        can_change=_can_change(request.user, alert),
        entries=alert.entries.select_related("by"),
        above=[ABOVE],
    )
    response.status_code = 422 if form else 200
    return response


def _can_change(user, alert):
    if alert.state == Alert.State.ENDED:
        return False
    return rules.may(user, Right.RAISE if alert.is_live else Right.DRAFT, alert)


def _alert(number):
    found = Alert.objects.select_related("page", "created_by", "approved_by", "raised_by")
    return get_object_or_404(found.with_lines(), pk=number)


def _who(request):
    return {"by": request.user, "at": timezone.now()}
