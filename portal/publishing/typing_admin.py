"""What keeps an editor's typing safe at the desk: kept as they go, offered again, never stale."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseNotAllowed, HttpResponseRedirect, JsonResponse
from django.middleware.csrf import get_token
from django.urls import path, reverse
from django.utils import timezone

from . import rules, since, typing_words, working_copies
from .forms.stale import CONFLICTS

TOO_LONG = "This is too long to be kept while you type. Save a draft."


class TypingAdmin:
    """Laid under `PageAdmin`: adds the addresses to which the form's script sends the typing."""

    def get_urls(self):
        views = {"autosave": self.autosave_view, "discard": self.discard_view}
        view_of = self.admin_site.admin_view
        new = [
            path(f"add/{verb}/", view_of(view), name=self.url_name(f"{verb}_new"))
            for verb, view in views.items()
        ]
        return [*new, *self.page_views(**views), *super().get_urls()]

    def get_form(self, request, obj=None, change=False, **kwargs):
        """Return the form; where the person asked to go on with it, with what they left unsaved."""
        form = super().get_form(request, obj, change=change, **kwargs)
        copy = self._copy(request, obj) if _continues(request) else None
        kept = copy.form if copy else None
        return type(form.__name__, (form,), {"kept": kept, "at": timezone.now()})

    def render_change_form(self, request, context, add=False, change=False, obj=None, **kwargs):
        if add or self.has_change_permission(request, obj):
            form = context["adminform"].form
            context |= {"stale": form.stale, "typing": self._typing(request, obj, form)}
        return super().render_change_form(request, context, add, change, obj=obj, **kwargs)

    def _changeform_view(self, request, object_id, form_url, extra_context):
        response = super()._changeform_view(request, object_id, form_url, extra_context)
        if request.method == "POST" and response.status_code == 302:
            page = self.get_object(request, object_id) if object_id else None
            working_copies.throw_away(request.user, page=page, kind=self.opts.label_lower)
        return response

    def autosave_view(self, request, page_id=None):
        """Keep what was typed, or note who is here. On GET, return a token that is good."""
        page = self._page_at_work(request, page_id)
        if request.method == "GET":
            return JsonResponse({"token": get_token(request)})
        if request.method != "POST":
            return HttpResponseNotAllowed(["GET", "POST"])
        at = timezone.now()
        mine = {"page": page, "kind": self.opts.label_lower, "at": at}
        if "_here" in request.POST:
            working_copies.see(request.user, **mine)
            return JsonResponse(self._news(request, page, at))
        form = self._bound(request, page)
        typed = _typed(form)
        if sum(len(one) for values in typed.values() for one in values) > working_copies.LONGEST:
            return JsonResponse({"problem": TOO_LONG}, status=413)
        # What is saved by now, or taken back, is not kept: it would be offered again for nothing.
        working_copies.keep(request.user, form=typed if form.has_unsaved() else {}, **mine)
        kept = typing_words.kept(at, now=at)
        return JsonResponse(self._news(request, page, at) | {"kept": kept})

    def discard_view(self, request, page_id=None):
        """Throw away what the person left unsaved."""
        page = self._page_at_work(request, page_id)
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        working_copies.throw_away(request.user, page=page, kind=self.opts.label_lower)
        self.message_user(request, "What was not saved is thrown away.", messages.SUCCESS)
        return HttpResponseRedirect(page.edit_url if page else self._url("add"))

    def _page_at_work(self, request, page_id):
        """Return the page, or None for one that is about to be made."""
        if page_id:
            return self.page_or_404(request, page_id, rules.can_edit)
        if not self.has_add_permission(request):
            raise PermissionDenied
        return None

    def _copy(self, request, page):
        return working_copies.copy_of(request.user, page=page, kind=self.opts.label_lower)

    def _bound(self, request, page, kept=None):
        """Return the form with what was sent or kept; the page given is left as it is."""
        instance = self.get_object(request, str(page.pk)) if page else None
        form = self.get_form(request, page, change=bool(page))
        return type(form.__name__, (form,), {"kept": kept})(
            None if kept else request.POST, instance=instance
        )

    def _news(self, request, page, at):
        """Return who else is at work on the page, and what was saved since the form was opened."""
        if page is None:
            return {"others": "", "newer": ""}
        event = request.POST.get("base_event", "")
        saves = event.isdecimal() and since.saves(
            page, int(event), user=request.user, verbs=since.CONTENT
        )
        names = working_copies.others_at(page, user=request.user, at=at)
        return {
            "others": typing_words.at_work(names),
            "newer": typing_words.newer(saves.who, saves.at, now=at) if saves else "",
        }

    def _typing(self, request, page, form):
        """Return what the template tells of unsaved typing and of others at work."""
        at = timezone.now()
        continued = self._copy(request, page) if _continues(request) else None
        offered = None if form.is_bound else self._offered(request, page)
        names = working_copies.others_at(page, user=request.user, at=at) if page else []
        return {
            "autosave_url": self._url("autosave", page),
            "discard_url": self._url("discard", page),
            "offered": offered and typing_words.clock(offered.saved_at, now=at),
            "continued": continued and typing_words.clock(continued.saved_at, now=at),
            "others": typing_words.at_work(names),
            "is_unsaved": form.is_bound,
        }

    def _offered(self, request, page):
        """Return the person's working copy if it holds anything that was not saved."""
        copy = self._copy(request, page)
        if copy is None or not copy.form or (page and not working_copies.is_newer(copy, page)):
            return None
        return copy if self._bound(request, page, kept=copy.form).has_unsaved() else None

    def _url(self, what, page=None):
        if page:
            return page.desk_url(what)
        return reverse(f"admin:{self.url_name('add' if what == 'add' else f'{what}_new')}")


def _continues(request):
    return request.method == "GET" and "continue" in request.GET


def _typed(form):
    """Return what was sent of the form's own fields, each as the list of its values."""
    names = {CONFLICTS}
    for name in form.fields:
        names |= {form.add_prefix(name), form.add_initial_prefix(name)}
    return {name: values for name, values in form.data.lists() if name in names}
