"""The revisions of a page at the desk: compare any two, restore any one, see it as it stood."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponseNotAllowed, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.text import capfirst

from . import actions, cards, rules, terms
from .content import as_text, draft_of
from .diff import Piece, compare, compare_html, condensed
from .forms.comparison import ComparisonForm, MomentForm
from .past import stood
from .rendering import render
from .views import show


@dataclass(frozen=True)
class FieldChange:
    name: str
    label: str
    pieces: list[Piece]


def changes(page, old: dict, new: dict) -> list[FieldChange]:
    """Return the fields in which two contents of a page differ, each compared word by word."""
    return [
        FieldChange(
            name,
            capfirst(page._meta.get_field(name).verbose_name),
            condensed(compare(*(as_text(page, name, one.get(name, "")) for one in (old, new)))),
        )
        for name in page.content_fields
        if (old.get(name) or "") != (new.get(name) or "")
    ]


def rendered_changes(page, old: dict, new: dict) -> str:
    """Return the body as readers would see it, with what was added and removed marked in it."""
    drafts = [draft_of(page, old), draft_of(page, new)]
    for draft in drafts:
        # What a term means is no part of the text.
        render(draft, explain=terms.none)
    return compare_html(*(draft.html for draft in drafts))


class RevisionAdmin:
    """Laid under `PageAdmin`: adds the addresses of a page's revisions."""

    def get_urls(self):
        views = {"compare": self.compare_view, "restore": self.restore_view, "past": self.past_view}
        return [*self.page_views(**views), *super().get_urls()]

    def compare_view(self, request, page_id):
        """Show what changed between two revisions: by default the live one and the newest."""
        page = self.page_or_404(request, page_id)
        form = ComparisonForm(request.GET or None, page=page)
        old, new = form.chosen()
        return self.screen(
            request,
            "admin/page_compare.html",
            page,
            title=f"Compare revisions of {page.title}",
            form=form,
            old=old,
            new=new,
            changes=changes(page, old.content, new.content),
            rendered=rendered_changes(page, old.content, new.content),
            can_restore=rules.can_edit(request.user, page),
        )

    def restore_view(self, request, page_id):
        """Make the revision that was posted the newest draft."""
        page = self.page_or_404(request, page_id, rules.can_edit)
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        number = request.POST.get("revision", "")
        revision = get_object_or_404(page.revisions, number=number if number.isdecimal() else 0)
        actions.restore(revision=revision, by=request.user, at=timezone.now())
        said = f"Revision {number} is the newest draft now. Readers see it once you publish it."
        self.message_user(request, said, messages.SUCCESS)
        return HttpResponseRedirect(page.edit_url)

    def past_view(self, request, page_id):
        """Show the page as readers found it at the end of a day."""
        page = self.page_or_404(request, page_id)
        form = MomentForm(request.GET or None)
        standing = stood(page, form.cleaned_data["on"]) if form.is_valid() else None
        if standing is None or standing.revision is None:
            asked = {"form": form, "stood": standing, "title": f"{page.title} on a day"}
            return self.screen(request, "admin/page_past.html", page, **asked)
        draft = draft_of(page, standing.revision.content)
        draft.state, draft.withdrawn_reason = standing.state, standing.reason
        render(draft)
        related = cards.named(tuple(standing.revision.content.get("related", ())))
        preview = {"label": standing.label, "back_url": page.edit_url, "is_past": True}
        return show(request, draft, related=related, preview=preview)
