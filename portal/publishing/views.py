"""Any page at its address."""

from django.http import Http404, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.views.decorators.http import require_safe

from portal.core.page_cache import for_everyone

from . import cards
from .addresses import resolve
from .models import Page


@require_safe
@for_everyone
def page_detail(request, address):
    path = f"/{address}"
    page = Page.objects.readable().with_kinds().filter(path=path).first()
    if page is None:
        return _elsewhere(path)
    return show(request, page.as_kind())


def show(request, page, *, template="", **extra):
    """Return a page as readers see it; live pages and previews are shown by this one function."""
    request.page = page
    if "related" not in extra:
        extra["related"] = cards.related(page.pk)
    context = {"page": page, "authorities": cards.authorities(page), **page.context(), **extra}
    return render(request, template or page.template, context)


def _elsewhere(path):
    target = resolve(path)
    if target is None:
        raise Http404
    response = HttpResponsePermanentRedirect(target)
    # A browser that kept this answer would go in circles once the page has moved back.
    response["Cache-Control"] = "no-cache"
    return response
