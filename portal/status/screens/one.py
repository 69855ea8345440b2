"""One announcement at the desk: how it stands, what is to be decided, and its log."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from portal.desk.screens import screen, show
from portal.status import present, rules, showing
from portal.status.forms import ReasonForm
from portal.status.models import Announcement
from portal.status.verbs import verbs_for


def address_of(announcement) -> str:
    return reverse("admin:status_announcement", args=[announcement.number])


@screen("status/announcements/<int:number>/", name="status_announcement", may=rules.can_view)
@require_http_methods(["GET", "HEAD", "POST"])
def announcement(request, number):
    """Show it with what the person may do; do it when it was posted."""
    now = timezone.now()
    rows = Announcement.objects.with_words().select_related("created_by", "approved_by")
    row = get_object_or_404(rows, number=number)
    proposal = getattr(row, "proposal", None)
    verbs = verbs_for(request.user, row, proposal, now)
    bound = {}
    if request.method == "POST":
        verb = next((one for one in verbs if one.name == request.POST.get("verb")), None)
        if verb is None:
            messages.error(request, "That can no longer be done. See how it stands now.")
            return HttpResponseRedirect(address_of(row))
        form = _reason(verb, request.POST)
        if form is None or form.is_valid():
            return _do(request, verb, row, proposal, form, now)
        bound = {verb.name: form}
    return _show(request, row, proposal, verbs, bound, now)


def _do(request, verb, row, proposal, form, now):
    what = {"proposal": proposal} if verb.is_of_change else {"announcement": row}
    more = {"reason": form.cleaned_data["reason"]} if form else {}
    if verb.name in ("approve", "approve_change", "post"):
        seen = request.POST.get("seen", "")
        more["seen"] = int(seen) if seen.isdecimal() else -1
    try:
        done = verb.act(**what, **more, by=request.user, at=now)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return HttpResponseRedirect(address_of(row))
    messages.success(request, verb.done)
    went_live = row.state != done.state == Announcement.State.LIVE
    name = "admin:status_seen" if went_live else "admin:status_announcement"
    return HttpResponseRedirect(reverse(name, args=[row.number]))


def _show(request, row, proposal, verbs, bound, now):
    if row.is_past:
        raise Http404
    is_open = row.state in (Announcement.State.DRAFT, Announcement.State.WAITING)
    after = row.state == Announcement.State.LIVE and _after(row, now)
    response = show(
        request,
        "admin/status/announcement.html",
        title=f"Announcement {row.number}",
        subtitle=f"{row.label}, {row.applies_to}",
        above=[{"label": "Announcements", "url": reverse("admin:status_announcements")}],
        announcement=row,
        said=showing.announced(row, now),
        groups=showing.groups_of(row.type, row.hours, row.time),
        proposal=proposal,
        proposed=proposal and showing.proposed(proposal, row.area.time_zone, now),
        verbs=[(verb, bound.get(verb.name) or _reason(verb)) for verb in verbs],
        forms=list(bound.values()),
        entries=row.entries.select_related("by"),
        seen=row.entries.count(),
        is_in_force=row.is_in_force(now),
        is_lapsed=row.has_lapsed(now) and now < row.ends_at,
        after=after,
        may_edit=is_open and rules.can_draft(request.user),
        may_amend=row.state == Announcement.State.LIVE and rules.can_publish(request.user),
    )
    response.status_code = 422 if bound else 200
    return response


def _reason(verb, data=None):
    """Return the form that asks why; None where nobody must say so."""
    return ReasonForm(data, label=verb.asks, auto_id=f"{verb.name}_%s") if verb.asks else None


def _after(row, now):
    """Return the label of what readers see once this one is ended."""
    others = row.area.announcements.in_force(now).exclude(pk=row.pk).with_words()
    other = others.first()
    if other:
        return other.label
    default = present.default_type()
    return f"{default.label} (no announcement is in force)" if default else ""
