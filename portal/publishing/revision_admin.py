"""The revisions of a page at the desk: compare any two, restore any one."""

from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseNotAllowed, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path
from django.utils import timezone
from django.utils.text import capfirst

from . import actions, rules
from .content import as_text
from .diff import Piece, compare
from .forms import ComparisonForm


@dataclass(frozen=True)
class FieldChange:
    label: str
    pieces: list[Piece]


def changes(page, old: dict, new: dict) -> list[FieldChange]:
    """Return the fields in which two contents of a page differ, each compared word by word."""
    return [
        FieldChange(
            capfirst(page._meta.get_field(name).verbose_name),
            compare(as_text(page, name, old.get(name, "")), as_text(page, name, new.get(name, ""))),
        )
        for name in page.content_fields
        if old.get(name) != new.get(name)
    ]


class RevisionAdmin:
    """Laid under `PageAdmin`: adds the addresses of a page's revisions."""

    def get_urls(self):
        name = f"{self.opts.app_label}_{self.opts.model_name}"
        views = {"compare": self.compare_view, "restore": self.restore_view}
        return [
            *(
                path(
                    f"<int:page_id>/{verb}/",
                    self.admin_site.admin_view(view),
                    name=f"{name}_{verb}",
                )
                for verb, view in views.items()
            ),
            *super().get_urls(),
        ]

    def compare_view(self, request, page_id):
        """Show two revisions side by side in one text: by default the live one and the newest."""
        page = self._page(request, page_id)
        form = ComparisonForm(request.GET or None, page=page)
        old, new = form.chosen()
        context = {
            **self.admin_site.each_context(request),
            "title": f"Compare revisions of {page.title}",
            "opts": self.opts,
            "object": page,
            "form": form,
            "old": old,
            "new": new,
            "changes": changes(page, old.content, new.content),
            "can_restore": rules.can_edit(request.user, page),
        }
        return TemplateResponse(request, "admin/page_compare.html", context)

    def restore_view(self, request, page_id):
        """Make the revision that was posted the newest draft."""
        page = self._page(request, page_id)
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        if not rules.can_edit(request.user, page):
            raise PermissionDenied
        number = request.POST.get("revision", "")
        revision = get_object_or_404(page.revisions, number=number if number.isdecimal() else 0)
        actions.restore(revision=revision, by=request.user, at=timezone.now())
        said = f"Revision {number} is the newest draft now. Readers see it once you publish it."
        self.message_user(request, said, messages.SUCCESS)
        return HttpResponseRedirect(page.edit_url)

    def _page(self, request, page_id):
        page = self.get_object(request, str(page_id))
        if page is None:
            raise Http404
        if not self.has_view_or_change_permission(request, page):
            raise PermissionDenied
        return page
