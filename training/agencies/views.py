"""What employees see of their agency before a course, and how agencies link to one."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, HttpResponsePermanentRedirect, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from portal.core.origin import is_own
from portal.core.page_cache import for_everyone
from training.outline import course_outline
from training.progress.recording import record
from training.progress.session import Progress

from . import codes, ways
from .forms import LinkForm

A_DAY = 24 * 60 * 60
TRAINING = {"url": ways.ROOT, "label": "Training"}


@require_safe
@for_everyone
def linking(request):
    """Explain to agencies how to link; with an agency and a course, show what to link to."""
    form = LinkForm(request.GET if {"agency", "course"} & {*request.GET} else None)
    way = form.way() if form.is_valid() else None
    return render(
        request,
        "training/agencies/linking.html",
        {
            "title": "Send your employees to a course",
            "summary": "How agencies link to the training of this portal, so that their employees "
            "begin with a page of their own and bring back proof.",
            "breadcrumbs": _above(),
            "form": form,
            "way": way,
            "button": way and _button(way),
            "coordinators_url": reverse("admin:agency_training"),
        },
        status=422 if form.errors else 200,
    )


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@for_everyone
def way_in(request, agency, course):
    """Show an agency's page before a course. "Begin" notes in the session by whom one came."""
    way = ways.way(agency, course)
    if way is None or not way.is_open:
        return _elsewhere(request, agency, course, "way_in")
    if request.method == "POST":
        return HttpResponseRedirect(_begin(request, way))
    above = _above(way.course)
    return _page(request, "training/agencies/way_in.html", way, way.course.title, above)


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@for_everyone
def extra_lesson(request, agency, course):
    """Show the agency's own lesson. "Mark as read" notes in the session that it was."""
    way = ways.way(agency, course)
    if way is None or not way.is_open:
        return _elsewhere(request, agency, course, "extra_lesson")
    if not way.extra_title:
        return HttpResponseRedirect(way.path)
    if request.method == "POST":
        return HttpResponseRedirect(_mark_as_read(request, way))
    above = [*_above(way.course), {"url": way.path, "label": way.short_name}]
    return _page(request, "training/agencies/extra_lesson.html", way, way.extra_title, above)


@require_safe
def agency_ways(request, agency):
    """Lead from an agency's address without a course to where one is chosen."""
    return HttpResponseRedirect(f"{reverse('training:linking')}?agency={agency}&course=")


@require_safe
@cache_control(public=True, max_age=A_DAY)
def code_svg(request, agency, course):
    return HttpResponse(codes.svg(_open_way(agency, course).url), content_type="image/svg+xml")


@require_safe
@cache_control(public=True, max_age=A_DAY)
def code_png(request, agency, course):
    return HttpResponse(codes.png(_open_way(agency, course).url), content_type="image/png")


def _begin(request, way):
    """Note the agency; return where to go on."""
    progress = _noted(request, way)
    if way.extra_title and not progress.has_read_extra:
        return way.extra_path
    return _next(progress)


def _mark_as_read(request, way):
    """Note that the extra lesson was read, and the agency; return where to go on."""
    _noted(request, way)
    progress, now = Progress(request.session), timezone.now()
    progress.read_extra(way.course, at=now)
    # It may have been the last thing that was left to do.
    record(progress, way.course, at=now)
    return _next(progress.of(way.course))


def _noted(request, way):
    """Note the agency by whose page the reader came; only from a page of this site."""
    # The page is the same for everyone, so its form carries no token of the reader's.
    if not is_own(request):
        raise PermissionDenied
    return Progress(request.session).come_by(way.course, way.agency.slug, at=timezone.now())


def _next(progress):
    step = progress.next_step
    return step.path if step else progress.outline.check_path


def _page(request, template, way, heading, above):
    return render(
        request,
        template,
        {
            "way": way,
            "title": f"{heading}: {way.agency.name}",
            "summary": ways.summary(way.agency),
            "here": way.extra_title if heading == way.extra_title else way.short_name,
            "breadcrumbs": above,
        },
    )


def _elsewhere(request, agency, course, name):
    """Lead to the address that was meant, or say what became of it and where the course is."""
    meant = ways.way_meant(agency, course)
    known = (meant.agency.slug, meant.course.slug) if meant else ()
    if meant and meant.is_open and known != (agency, course):
        return HttpResponsePermanentRedirect(reverse(f"training:{name}", args=known))
    outline = meant.course if meant else course_outline(f"{ways.ROOT}{course.lower()}/")
    if outline is None:
        raise Http404
    is_closed = bool(meant) or ways.has_ended(agency.lower())
    context = {
        "title": "This way into the course is closed" if is_closed else "There is no such agency",
        "is_closed": is_closed,
        "course": outline,
        "breadcrumbs": _above(),
    }
    status = 410 if is_closed else 404
    return render(request, "training/agencies/closed.html", context, status=status)


def _open_way(agency, course):
    way = ways.way(agency, course)
    if way is None or not way.is_open:
        raise Http404
    return way


def _above(course=None):
    crumbs = [{"url": "/", "label": "Home"}, TRAINING]
    return [*crumbs, {"url": course.path, "label": course.short_title}] if course else crumbs


def _button(way):
    """Return the HTML of a button that agencies put on pages of their own."""
    look = (
        "display:inline-block;padding:12px 20px;border-radius:4px;background:#005ea2;"
        "color:#fff;font-weight:bold;text-decoration:none"
    )
    return format_html(
        '<a href="{}" style="{}">Begin the course: {}</a>', way.url, look, way.course.title
    )
