"""An agency's pages before courses: their list, and the form of each with a preview."""

from django.contrib import messages
from django.contrib.admin.models import ADDITION, CHANGE, LogEntry
from django.db import transaction
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from portal.core import generation
from training.agencies import ways
from training.agencies.way_in_form import WayInForm
from training.models import WayIn
from training.outline import course_outline, course_outlines

from .frame import agency_screen, at, show_agency


@agency_screen("ways-in/", name="agency_training_ways")
@require_safe
def ways_in(request, agency):
    """List the courses with what the agency's page before each is."""
    own = {one.course_id: one for one in WayIn.objects.filter(agency=agency)}
    return show_agency(
        request,
        "admin/training/ways_in.html",
        agency,
        tab="agency_training_ways",
        title=f"Ways in: {agency.name}",
        rows=[_row(agency, course, own.get(course.id)) for course in course_outlines()],
        linking_url=reverse("training:linking"),
    )


@agency_screen("ways-in/<slug:course>/", name="agency_training_way")
@require_http_methods(["GET", "HEAD", "POST"])
def way_in(request, agency, course):
    """Edit the agency's page before a course; show what was typed as its readers would see it."""
    outline = course_outline(f"{ways.ROOT}{course}/")
    if outline is None:
        raise Http404
    row = WayIn.objects.filter(agency=agency, course=outline.id).first()
    row = row or WayIn(agency=agency, course_id=outline.id)
    posted = request.method == "POST"
    form = WayInForm(request.POST if posted else None, instance=row)
    if posted and form.is_valid():
        if "save" in request.POST:
            return _save(request, form, outline)
        return _preview(request, form, outline, is_extra="preview_extra" in request.POST)
    return _form(request, agency, outline, form, status=422 if posted else 200)


def _form(request, agency, outline, form, *, status):
    return show_agency(
        request,
        "admin/training/way_in.html",
        agency,
        tab="agency_training_ways",
        title=f"{outline.title}: {agency.name}",
        above=[{"label": "Ways in", "url": at("agency_training_ways", agency)}],
        form=form,
        path=reverse("training:way_in", args=[agency.slug, outline.slug]),
        is_new=not form.instance.pk,
        status=status,
    )


@transaction.atomic
def _save(request, form, outline):
    what = CHANGE if form.instance.pk else ADDITION
    saved = form.save()
    generation.bump()
    said = f"Saved: {', '.join(form.changed_data)}" if form.changed_data else "Saved."
    LogEntry.objects.log_actions(request.user.pk, [saved], what, said, single_object=True)
    messages.success(request, f"Saved. Employees see it before “{outline.title}”.")
    return HttpResponseRedirect(at("agency_training_ways", saved.agency))


def _preview(request, form, outline, *, is_extra):
    """Return the page with what was typed; nothing is saved."""
    row = form.save(commit=False)
    row.render()
    way = ways.Way.of(row.agency, outline, row)
    shows_extra = is_extra and way.extra_title
    name = "extra_lesson" if shows_extra else "way_in"
    heading = way.extra_title if shows_extra else outline.title
    context = {
        "way": way,
        "title": f"{heading}: {row.agency.name}",
        "summary": ways.summary(row.agency),
        "preview": {"label": "of what is in the form. It is not saved yet."},
    }
    return render(request, f"training/agencies/{name}.html", context)


def _row(agency, course, own):
    state = "A plain page" if own is None else "Your own page" if own.is_open else "Closed"
    return {
        "course": course,
        "state": state,
        "extra": own.extra_title if own else "",
        "path": reverse("training:way_in", args=[agency.slug, course.slug]),
        "is_open": own is None or own.is_open,
        "edit_url": at("agency_training_way", agency, course.slug),
    }
