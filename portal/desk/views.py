"""What the scripts of the desk ask the server while an editor types."""

from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.db.models import Q
from django.http import JsonResponse
from django.views.decorators.http import require_POST, require_safe

from portal.publishing.models import Page
from portal.publishing.rendering import preview

from .forms import BodyForm, WordsForm

CHOICES_SHOWN = 20


@require_POST
def markup_preview(request):
    """Return a body as readers would see it, and what would keep it from being published."""
    form = BodyForm(request.POST)
    if not form.is_valid():
        return JsonResponse({"html": "", "problems": _problems(form)})
    rendered = preview(form.cleaned_data["body"])
    problems = [{"line": found.line, "message": found.message} for found in rendered.problems]
    return JsonResponse({"html": rendered.html, "problems": problems})


@require_safe
def page_choices(request):
    """Return the live pages whose names or address hold every word of `q`, to link to one."""
    form = WordsForm(request.GET)
    words = form.cleaned_data["q"] if form.is_valid() else ""
    pages = Page.objects.live()
    for word in words.split():
        named = Q(title__icontains=word) | Q(aliases__icontains=word)
        pages = pages.filter(named | Q(path__icontains=word))
    found = pages.values("title", "path")[:CHOICES_SHOWN]
    return JsonResponse({"results": list(found)})


def _problems(form):
    return [{"line": 1, "message": error} for errors in form.errors.values() for error in errors]


class Lookup(AutocompleteJsonView):
    """Finds what a record may name, for whoever may change the record.

    Django asks for the right to see the other list too; an author who names a page's owner has no
    business in the list of users.
    """

    def has_perm(self, request, obj=None):
        # A field of Page is asked for by the forms of every kind of page.
        may_change = any(
            issubclass(model, self.source_field.model)
            and model_admin.has_change_permission(request)
            for model, model_admin in self.admin_site._registry.items()
        )
        return may_change or super().has_perm(request, obj)
