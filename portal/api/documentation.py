"""The pages that explain the API, and what answers below them where nothing is."""

from django.http import HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import resolve, reverse
from django.utils.encoding import escape_uri_path
from django.utils.safestring import mark_safe
from django.utils.text import slugify
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from portal.core import markup
from portal.core.page_cache import for_everyone

from .problems import problem
from .reference import operations_of, shapes_of
from .v1 import introduction
from .v1.document import document


@require_safe
@for_everyone
def documentation(request):
    made = document()
    rendered = markup.render(introduction.text())
    groups = [
        {
            "name": one["name"],
            "anchor": f"group-{slugify(one['name'])}",
            "description": one["description"],
            "operations": operations_of(one["name"], made),
        }
        for one in made["tags"]
    ]
    context = {
        "title": introduction.TITLE,
        "summary": introduction.SUMMARY,
        "introduction": mark_safe(rendered.html),
        "outline": _outline(rendered, groups),
        "groups": groups,
    }
    return render(request, "api/documentation.html", context)


@require_safe
@for_everyone
def shapes(request):
    found = shapes_of(document())
    context = {
        "title": "Shapes of the API's answers",
        "short_title": "Shapes",
        "summary": "What each answer of the API holds: its members, their types and what they say.",
        "breadcrumbs": [
            {"label": "Home", "url": "/"},
            {"label": introduction.TITLE, "url": reverse("api:documentation")},
        ],
        "outline": [
            {"level": 2, "anchor": f"shape-{one['name']}", "text": one["name"]} for one in found
        ],
        "shapes": found,
    }
    return render(request, "api/shapes.html", context)


@csrf_exempt
def nowhere(request, address):
    """Say that nothing is here, or lead to the address that is meant, with its final slash."""
    path = f"{request.path}/"
    if request.method in ("GET", "HEAD") and resolve(path).view_name != "api:nowhere":
        question = request.META.get("QUERY_STRING", "")
        return HttpResponsePermanentRedirect(
            escape_uri_path(path) + (f"?{question}" if question else "")
        )
    return problem(404)


def _outline(rendered, groups):
    headings = [(one.anchor, one.text) for one in rendered.outline if one.level == 2]
    headings += [(one["anchor"], one["name"]) for one in groups]
    return [{"level": 2, "anchor": anchor, "text": text} for anchor, text in headings]
