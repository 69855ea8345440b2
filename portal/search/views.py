from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from .forms import SearchForm
from .query import search

RESULTS_SHOWN = 50


@never_cache
@require_safe
def results(request):
    form = SearchForm(request.GET if "q" in request.GET else None)
    found = search(form.cleaned_data["q"]) if form.is_valid() else None
    return render(
        request,
        "search/results.html",
        {
            "form": form,
            "query": request.GET.get("q", "").strip(),
            "total": found.total() if found else 0,
            "results": found.first(RESULTS_SHOWN) if found else [],
        },
    )
