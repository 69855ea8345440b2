"""Any page at its address."""

from django.http import Http404, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.utils.encoding import escape_uri_path
from django.views.decorators.http import require_safe

from portal.core.page_cache import for_everyone

from . import cards, rules
from .addresses import door_at, gone_from, one_spelling, resolve
from .models import Page


@require_safe
@for_everyone
def page_detail(request, address):
    path = f"/{address}"
    page = Page.objects.readable().filter(path=path).first_as_kind()
    if page is None:
        return _led_on(request, path)
    return show(request, page)


@require_safe
def elsewhere(request, address):
    """Lead to where an address belongs that nothing answers as it is written: an address of the
    site before this one, or one of ours with capitals or without its final slash.
    """
    path = f"/{address}"
    door = door_at(path)
    return _moved(request, door) if door else _led_on(request, one_spelling(path))


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
    response = render(request, template or page.template, context)
    # A kind whose page changes by itself says in its context until when it stands.
    response.good_until = context.get("good_until")
    return response


def _led_on(request, path):
    target = resolve(path)
    if target is None:
        return _gone(request, path)
    return _moved(request, target, with_query=target == path)


def _moved(request, target, *, with_query=True):
    """Lead to an address. A query goes along to the page it was meant for, spelled rightly now;
    what was asked of another address means nothing at its successor.
    """
    query = request.META.get("QUERY_STRING", "") if with_query else ""
    address = escape_uri_path(target) + (f"?{query}" if query else "")
    response = HttpResponsePermanentRedirect(address)
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
