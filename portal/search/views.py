"""The page of results, and what stands beside it: suggestions, choices, the browser's own field."""

from django.conf import settings
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import conditional_page, require_POST, require_safe

from portal.core.generation import per_generation

from . import log, showing
from .answering import answers_to
from .choices import section_cards
from .finding import find
from .forms import ChoiceForm, SearchForm, plain
from .likely import likely
from .retrieval import PAGE_SIZE
from .suggesting import names_starting

A_MINUTE, A_DAY = 60, 24 * 60 * 60
SUGGESTED = 8
# Nearly every name begins with a single letter; none is longer than this.
SHORTEST_BEGINNING, LONGEST_BEGINNING = 2, 90


@never_cache
@require_safe
def results(request):
    """Show what a query finds; where there is nothing to look for, the ways to every page."""
    form = SearchForm(request.GET if "q" in request.GET else None)
    if not form.is_bound or (not form.is_valid() and form.has_error("q")):
        return _page(request, form, heading="Search the portal", sections=section_cards())
    found, answers = _looked_for(form)
    if form.number > found.pages > 0:
        return HttpResponseRedirect(form.address(page=found.pages))
    if _is_counted(request, form):
        number = found.total or len(found.best_bets) or len(answers)
        log.note(found.query, number, is_relaxed=found.is_relaxed)
    return _page(
        request,
        form,
        heading=showing.heading(found, answers),
        filters=form if found.total or form.chosen else None,
        found=found,
        answers=answers,
        exact_url=form.address(exact="1") if found.searched != found.query else "",
        chosen="" if request.user.is_staff else reverse("search:chosen"),
        **_ways(form, found, answers),
    )


def _looked_for(form):
    """Return what was found, and what can be said at once."""
    query = form.cleaned_data["q"]
    answers = answers_to(query)
    # What names a thing we know is spelled as it should be: NASA is no mistake for NARA.
    mend = not (answers or form.cleaned_data["exact"])
    found = find(query, **form.chosen, page=form.number, mend=mend)
    return found, answers or answers_to(found.searched)


def _ways(form, found, answers):
    """Return the ways to more results or, where there are none, to something else."""
    if found.total or found.best_bets:
        return {"paging": showing.paging(form, found, PAGE_SIZE)}
    return {
        # Where it is answered, nothing was typed wrong.
        "tips": [] if answers and not form.chosen else showing.tips(form, found),
        "likely": () if answers else _names_like(found.query),
        "sections": section_cards(),
    }


@per_generation
def _names_like(query):
    return tuple(likely(query))


@per_generation
def _names_starting(typed):
    return tuple(names_starting(typed, SUGGESTED))


def _page(request, form, **context):
    typed = plain(request.GET.get("q", ""))
    return render(request, "search/results.html", {"form": form, "query": typed, **context})


def _is_counted(request, form) -> bool:
    """Say whether a reader asks this for the first time.

    Another page, a filter or the search without mending asks the same again. A browser that looks
    ahead is nobody's question yet, and staff try out what they edit.
    """
    return (
        request.method == "GET"
        and "prefetch" not in request.headers.get("Sec-Purpose", "")
        and not (form.number > 1 or form.chosen or form.cleaned_data["exact"])
        and not request.user.is_staff
    )


@cache_control(public=True, max_age=A_MINUTE)
@conditional_page
@require_safe
def suggestions(request):
    """Answer a piece of HTML: the options of a list below a field, none for what is too short."""
    typed = plain(request.GET.get("q", "")[:LONGEST_BEGINNING])
    found = _names_starting(typed.lower()) if len(typed) >= SHORTEST_BEGINNING else ()
    options = [{**one, "name": showing.marked(one["title"], typed)} for one in found]
    html = render_to_string("search/suggestions.html", {"suggestions": options})
    return HttpResponse(html, headers={"X-Robots-Tag": "noindex"})


@csrf_exempt
@require_POST
def chosen(request):
    """Count the result to which a reader went on.

    It needs no token: nothing of anybody's changes, and `log` counts no more than so many choices
    a day, for queries that were asked, of pages that are live. Other sites' pages are not heard.
    """
    form = ChoiceForm(request.POST)
    is_ours = request.headers.get("Sec-Fetch-Site", "same-origin") == "same-origin"
    if is_ours and form.is_valid():
        log.note_choice(form.cleaned_data["q"], form.cleaned_data["path"])
    return HttpResponse(status=204)


@cache_control(public=True, max_age=A_DAY)
@require_safe
def opensearch(request):
    """Describe the search to browsers (OpenSearch 1.1, draft 6)."""
    site = {"site_name": settings.SITE_NAME, "site_url": settings.SITE_URL}
    kind = "application/opensearchdescription+xml"
    return render(None, "search/opensearch.xml", site, content_type=kind)
