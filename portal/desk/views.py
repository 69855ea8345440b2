"""What the visual editor asks the server while an editor types."""

from django.db.models import Q
from django.http import JsonResponse
from django.views.decorators.http import require_POST, require_safe

from portal.publishing.models import Page
from portal.publishing.rendering import preview

CHOICES_SHOWN = 20


@require_POST
def markup_preview(request):
    """Return a body as readers would see it, and what would keep it from being published."""
    rendered = preview(request.POST.get("body", ""))
    problems = [{"line": found.line, "message": found.message} for found in rendered.problems]
    return JsonResponse({"html": rendered.html, "problems": problems})


@require_safe
def page_choices(request):
    """Return the live pages whose title or address holds `q`, for a link to one of them."""
    words = request.GET.get("q", "").strip()
    pages = Page.objects.live().filter(Q(title__icontains=words) | Q(path__icontains=words))
    found = pages.values("title", "path")[:CHOICES_SHOWN]
    return JsonResponse({"results": list(found)})
