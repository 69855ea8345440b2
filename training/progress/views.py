"""What the reader has done: going on, looking at it, forgetting it, carrying it elsewhere."""

import math

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from portal.core.origin import is_own
from training.outline import StepKind, outline_around

from . import codes, limits, transfers
from .forms import CodeForm, ReadForm
from .own_page import own_page
from .recording import record
from .session import DAYS, Progress

CRUMBS = [{"label": "Home", "url": "/"}, {"label": "Training", "url": "/training/"}]


# The form stands on lessons, which are the same for everyone: see portal.core.origin.
@csrf_exempt
@own_page
def read(request):
    """Note that a lesson was read, and lead on to what comes after it."""
    if request.method != "POST":
        return HttpResponseRedirect("/training/")
    if not is_own(request):
        raise PermissionDenied
    outline, step = _lesson(ReadForm(request.POST))
    progress, now = Progress(request.session), timezone.now()
    progress.read(outline, step.lesson, at=now)
    record(progress, outline, at=now)
    if progress.of(outline).is_finished:
        return HttpResponseRedirect(outline.check_path)
    following = outline.after(step)
    return HttpResponseRedirect(following.path if following else outline.path)


@own_page
@require_safe
def progress(request):
    context = {
        "title": "Your progress in training",
        "breadcrumbs": CRUMBS,
        "courses": Progress(request.session).courses,
        "days": DAYS,
        "code_days": codes.DAYS,
    }
    return render(request, "training/progress/progress.html", context)


@own_page
@require_http_methods(["GET", "HEAD", "POST"])
def clear(request):
    """Ask whether to forget a course, or all, and do it when told so."""
    kept = Progress(request.session)
    slug = request.POST.get("course", request.GET.get("course", ""))
    chosen = [course for course in kept.courses if slug in ("", course.outline.slug)]
    if not chosen and (slug or not kept.entries):
        return redirect("training:progress")
    if request.method != "POST":
        crumbs = [*CRUMBS, {"label": "Your progress", "url": reverse("training:progress")}]
        context = {
            "title": "Clear your progress?",
            "breadcrumbs": crumbs,
            "courses": chosen,
            "slug": slug,
        }
        return render(request, "training/progress/clear.html", context)
    kept.clear(slug)
    what = chosen[0].outline.short_title if slug else "all courses"
    messages.success(request, f"Your progress in {what} is cleared.")
    return redirect("training:progress")


@own_page
def make_code(request):
    """Show a code under which another device finds what was done here: this once."""
    kept = Progress(request.session)
    if request.method != "POST" or not kept.courses:
        return redirect("training:progress")
    if wait := limits.seconds_to_wait(request):
        return _too_often(request, wait, "training/progress/too_many.html", {})
    code = transfers.make(kept.entries, at=timezone.now())
    link = reverse("training:continue_with", args=[codes.written(code)])
    context = {
        "title": "Continue on another device",
        "breadcrumbs": [*CRUMBS, {"label": "Your progress", "url": reverse("training:progress")}],
        "code": codes.written(code),
        "link": request.build_absolute_uri(link),
        "days": codes.DAYS,
    }
    return render(request, "training/progress/code.html", context)


@own_page
@require_http_methods(["GET", "HEAD", "POST"])
def carry_on(request, code=""):
    """Take in what another device did, by its code."""
    template = "training/progress/continue.html"
    if request.method != "POST":
        return render(request, template, _continuing(CodeForm(initial={"code": code})))
    form = CodeForm(request.POST)
    if wait := limits.seconds_to_wait(request):
        return _too_often(request, wait, template, _continuing(form))
    if not form.is_valid():
        return render(request, template, _continuing(form), status=422)
    _take_in(Progress(request.session), form.entries)
    messages.success(request, "What you did on your other device counts here now.")
    return redirect("training:progress")


def _lesson(form):
    path = form.cleaned_data["lesson"] if form.is_valid() else ""
    outline = outline_around(path)
    step = outline.step_at(path) if outline else None
    if step is None or step.kind != StepKind.LESSON:
        raise Http404
    return outline, step


def _take_in(kept, entries):
    now = timezone.now()
    kept.take_in(entries)
    for course in kept.courses:
        record(kept, course.outline, at=now)


def _continuing(form):
    return {"title": "Continue from another device", "breadcrumbs": CRUMBS, "form": form}


def _too_often(request, wait, template, context):
    titled = {"title": "There were too many tries"} | context
    response = render(request, template, titled | {"is_too_often": True}, status=429)
    response["Retry-After"] = str(math.ceil(wait))
    return response
