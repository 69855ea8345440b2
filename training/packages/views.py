"""A course to take elsewhere: as a package, on paper, as plain text."""

import hashlib
from functools import partial

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from portal.core.page_cache import for_everyone
from training.outline import CourseOutline, course_outline

from .contents import parts
from .fragments import fitted
from .packing import file_name, package
from .plain import written
from .standards import Standard


@require_safe
@for_everyone
def packages(request, course):
    """Explain to an agency's administrators which package to take and what it reports."""
    outline = outline_or_404(course)
    offered = [(standard, file_name(outline, standard)) for standard in Standard]
    return _page(request, "packages", outline, offered=offered)


@require_safe
def download(request, course, standard):
    outline = outline_or_404(course)
    if standard not in list(Standard):
        raise Http404
    standard = Standard(standard)
    packed = package(outline.path, standard)
    response = HttpResponse(packed, content_type="application/zip")
    response["Content-Disposition"] = f'attachment; filename="{file_name(outline, standard)}"'
    response["ETag"] = f'"{hashlib.sha256(packed).hexdigest()[:24]}"'
    response["Cache-Control"] = "public, max-age=0, must-revalidate"
    return get_conditional_response(request, etag=response["ETag"], response=response)


@require_safe
@for_everyone
def printed(request, course):
    """Show the whole course on one page, without what is right."""
    outline = outline_or_404(course)
    steps = parts(outline, partial(fitted, down=2, on_paper=True))
    return _page(request, "print", outline, steps=steps)


@require_safe
@for_everyone
def plain_text(request, course):
    outline = outline_or_404(course)
    text = written(outline, parts(outline, partial(fitted, on_paper=True)))
    return HttpResponse(text, content_type="text/plain; charset=utf-8")


def outline_or_404(slug: str) -> CourseOutline:
    outline = course_outline(f"/training/{slug}/")
    if outline is None:
        raise Http404
    return outline


TITLES = {
    "packages": "Packages of {title} for learning systems",
    "print": "{title}: the whole course on one page",
}


def _page(request, name, outline, **context):
    crumbs = [("Home", "/"), ("Training", "/training/"), (outline.short_title, outline.path)]
    context |= {
        "title": TITLES[name].format(title=outline.title),
        "breadcrumbs": [{"label": label, "url": url} for label, url in crumbs],
        "outline": outline,
    }
    return render(request, f"training/packages/{name}.html", context)
