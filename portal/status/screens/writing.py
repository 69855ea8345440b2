"""Writing an announcement: a new one, a draft anew, or a change to what readers see."""

from functools import partial

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_http_methods

from portal.desk.screens import screen, show
from portal.status import actions, rules, showing
from portal.status.forms import AmendForm, AnnouncementForm, first_values, values_of
from portal.status.models import Announcement, Proposal, StatusType
from portal.status.wording import filled

from .one import address_of

WAITS = "The change waits for a second person. Until then, readers see what they saw."


@screen("status/raise/<slug:slug>/", name="status_write", may=rules.can_draft)
@require_http_methods(["GET", "HEAD", "POST"])
def write(request, slug):
    """Write a new announcement of a type, look at what readers will read, and post it."""
    now = timezone.now()
    type = get_object_or_404(StatusType.objects.offered(), slug=slug)
    form = AnnouncementForm(_posted(request), type=type, now=now, initial=first_values(now))
    may_post = rules.can_publish(request.user) and not type.needs_second_person
    if _is_meant(request, form) and (
        made := _carried_out(form, partial(_raise, request, form, now))
    ):
        return _on(request, made)
    return _screen(request, form, title="Raise a status", may_post=may_post, is_new=True)


@screen("status/announcements/<int:number>/edit/", name="status_edit", may=rules.can_draft)
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request, number):
    """Write anew what is not posted yet."""
    now = timezone.now()
    row = get_object_or_404(Announcement.objects.with_words(), number=number)
    if row.state not in (Announcement.State.DRAFT, Announcement.State.WAITING):
        raise PermissionDenied
    form = AnnouncementForm(_posted(request), type=row.type, now=now, initial=values_of(row))
    if _is_meant(request, form):
        values = {"values": form.values(), "by": request.user, "at": now, "seen": _seen(request)}
        if made := _carried_out(form, partial(actions.redraft, announcement=row, **values)):
            return _on(request, made)
    return _screen(request, form, title=f"Edit announcement {number}", announcement=row)


@screen("status/announcements/<int:number>/amend/", name="status_amend", may=rules.can_publish)
@require_http_methods(["GET", "HEAD", "POST"])
def amend(request, number):
    """Change what readers see; `?type=` gives it another type."""
    now = timezone.now()
    row = get_object_or_404(Announcement.objects.live().with_words(), number=number)
    types = StatusType.objects.offered()
    asked = request.GET.get("type")
    type = get_object_or_404(types, slug=asked) if asked else row.type
    form = AmendForm(_posted(request), type=type, announcement=row, now=now, initial=values_of(row))
    if _is_meant(request, form):
        values = {"values": form.values(), "by": request.user, "at": now, "seen": _seen(request)}
        if made := _carried_out(form, partial(actions.amend, announcement=row, **values)):
            return _on(request, made)
    title = f"Change announcement {number}"
    return _screen(request, form, title=title, announcement=row, types=types, is_live=True)


def _is_meant(request, form):
    """Say whether what was typed is in order and is not only to be looked at."""
    return form.is_bound and form.is_valid() and "preview" not in request.POST


def _posted(request):
    return request.POST if request.method == "POST" else None


def _seen(request):
    """Return how many lines the log had when the form was opened; -1 where that is not told."""
    seen = request.POST.get("seen", "")
    return int(seen) if seen.isdecimal() else -1


@transaction.atomic
def _raise(request, form, now):
    """Write it down and do with it what the button says."""
    by = {"by": request.user, "at": now}
    made = actions.draft(area=form.cleaned_data["area"], values=form.values(), **by)
    if "post" in request.POST:
        return actions.post(announcement=made, **by)
    if "propose" in request.POST:
        return actions.propose(announcement=made, **by)
    return made


def _carried_out(form, act):
    """Return what an action made; None where it refused, its words put to the form."""
    try:
        return act()
    except ValidationError as error:
        fields = getattr(error, "error_dict", {})
        form.add_error(None, error if set(fields) <= set(form.fields) else error.messages)
        return None


def _on(request, made):
    """Lead on to the announcement, or, where readers see it now, to the proof of that."""
    if isinstance(made, Proposal):
        messages.success(request, WAITS)
        return HttpResponseRedirect(address_of(made.announcement))
    if made.state == Announcement.State.LIVE:
        messages.success(request, f"Posted: {made.label}")
        return HttpResponseRedirect(reverse("admin:status_seen", args=[made.number]))
    messages.success(request, f"Saved: {made.get_state_display().lower()}.")
    return HttpResponseRedirect(address_of(made))


def _screen(request, form, *, title, announcement=None, **context):
    above = [{"label": "Announcements", "url": reverse("admin:status_announcements")}]
    if announcement:
        above.append({"label": announcement.label, "url": address_of(announcement)})
    response = show(
        request,
        "admin/status/write.html",
        title=title,
        above=above,
        form=form,
        type=form.type,
        announcement=announcement,
        seen=_seen(request) if form.is_bound else announcement and announcement.entries.count(),
        preview=_preview(form),
        **context,
    )
    response.status_code = 422 if form.errors else 200
    return response


def _preview(form):
    """Return what every group will read, with what was typed so far filled in."""
    typed = getattr(form, "cleaned_data", {}) if form.is_bound and form.is_valid() else {}
    said = typed.get("hours"), typed.get("time")
    return {
        "label": filled(form.type.label, *said),
        "short_label": filled(form.type.short_label, *said),
        # What portal.core.markup gives is clean.
        "long_html": mark_safe(actions.rendered(typed.get("long_message", "")).html),
        "groups": showing.groups_of(form.type, *said),
        "empty": showing.empty_groups(form.type),
    }
