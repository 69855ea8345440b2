"""Where a page goes, at the desk: move it, copy it, end it, put the pages below it in order."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone

from . import actions, rules
from .forms.places import ArrangeForm, DuplicateForm, MoveForm, RetireForm
from .forms.verbs import fitting
from .models import Page
from .usage import uses_of


class PlaceAdmin:
    """Laid under `PageAdmin`: adds the addresses at which a page changes its place."""

    delete_confirmation_template = "admin/page_delete.html"

    def get_urls(self):
        views = {
            "move": self.move_view,
            "duplicate": self.duplicate_view,
            "retire": self.retire_view,
            "arrange": self.arrange_view,
            "uses": self.uses_view,
        }
        return [*self.page_views(**views), *super().get_urls()]

    def move_view(self, request, page_id):
        page = self.page_or_404(request, page_id, rules.can_place)
        initial = {"parent": page.parent_id, "slug": page.slug}
        form = MoveForm(request.POST or None, initial=initial, page=page, user=request.user)
        below = Page.objects.below(page).count()
        return self._place(request, page, form, title=f"Move {page.title}", below=below)

    def duplicate_view(self, request, page_id):
        page = self.page_or_404(request, page_id)
        initial = {"parent": page.parent_id, "slug": f"{page.slug or 'home'}-copy"}
        form = DuplicateForm(request.POST or None, initial=initial, page=page, user=request.user)
        return self._place(request, page, form, title=f"Copy {page.title}", uses=[])

    def retire_view(self, request, page_id):
        page = self.page_or_404(request, page_id, rules.can_publish)
        form = RetireForm(request.POST or None, page=page, user=request.user)
        return self._place(request, page, form, title=f"Withdraw or take down {page.title}")

    def uses_view(self, request, page_id):
        """Show everything that leads to the page or lists it."""
        page = self.page_or_404(request, page_id)
        title = f"Where {page.title} is used"
        return self.screen(request, "admin/page_uses.html", page, uses=uses_of(page), title=title)

    def delete_view(self, request, object_id, extra_context=None):
        """Delete a draft, once what leads to it was shown."""
        page = self.get_object(request, object_id)
        context = {"uses": uses_of(page) if page else []} | (extra_context or {})
        return super().delete_view(request, object_id, context)

    def arrange_view(self, request, page_id):
        """Put the pages right below this one in order, one step at a time."""
        page = self.page_or_404(request, page_id, rules.can_publish)
        form = ArrangeForm(request.POST or None, below=Page.objects.filter(parent=page))
        if request.method == "POST":
            try:
                pages = form.arranged()
                actions.arrange(parent=page, pages=pages, by=request.user, at=timezone.now())
            except ValidationError as error:
                self.message_user(request, error.messages[0], messages.ERROR)
            here = reverse(f"admin:{self.url_name('arrange')}", args=[page.pk])
            moved = request.POST.get("up") or request.POST.get("down") or ""
            return HttpResponseRedirect(f"{here}#page-{moved}" if moved.isdecimal() else here)
        title = f"Order of the pages below {page.title}"
        return self.screen(request, "admin/page_arrange.html", page, pages=form.below, title=title)

    def _place(self, request, page, form, *, title, **context):
        """Show a form about a page's place; carry it out when it was posted and is in order."""
        if request.method == "POST" and form.is_valid():
            try:
                result = form.act(by=request.user, at=timezone.now())
            except ValidationError as error:
                form.add_error(None, fitting(error, form))
            else:
                self.message_user(request, form.done, messages.SUCCESS)
                return HttpResponseRedirect(result.edit_url)
        context = {"uses": uses_of(page), "title": title, "form": form} | context
        return self.screen(request, "admin/page_place.html", page, **context)
