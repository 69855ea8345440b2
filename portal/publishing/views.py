"""Any page at its address."""

from django.http import Http404, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.views.decorators.http import require_safe

from portal.core.page_cache import for_everyone

from . import cards, rules
from .addresses import gone_from, resolve
from .models import Page


@require_safe
@for_everyone
def page_detail(request, address):
    path = f"/{address}"
    page = Page.objects.readable().with_kinds().filter(path=path).first()
    if page is None:
        return _elsewhere(request, path)
    return show(request, page.as_kind())


def show(request, page, *, template="", **extra):
    """Return a page as readers see it; live pages and previews are shown by this one function."""
    request.page = page
    if "related" not in extra:
        extra["related"] = cards.related(page.pk)
    context = {
        "page": page,
        "authorities": cards.authorities(page),
        "desk_url": _desk_url(request.user, page),
        **page.context(),
        **extra,
    }
    return render(request, template or page.template, context)


def _elsewhere(request, path):
    target = resolve(path)
    if target is None:
        return _gone(request, path)
    response = HttpResponsePermanentRedirect(target)
    # A browser that kept this answer would go in circles once the page has moved back.
    response["Cache-Control"] = "no-cache"
    return response


def _gone(request, path):
    page = gone_from(path)
    if page is None:
        raise Http404
    return render(request, "errors/410.html", {"reason": page.withdrawn_reason}, status=410)


def _desk_url(user, page):
    """Return where staff edit the page. Nobody's answer is kept who is signed in."""
    at_desk = user.is_authenticated and page.pk and rules.can_view(user)
    return page.edit_url if at_desk else ""
