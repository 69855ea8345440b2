"""The review screen of a page: what changed, what is noticed, who says what, and the decision."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseRedirect
from django.utils import timezone

from . import quality
from .checks import kinds_of
from .findings import Finding, Severity
from .forms.verbs import DECISIONS, VERBS
from .models import ShareLink
from .revision_admin import changes, rendered_changes
from .sharing import address_of


class ReviewAdmin:
    """Laid under `PageAdmin`: adds the address at which a page's newest text is decided on."""

    def get_urls(self):
        return [*self.page_views(review=self.review_view), *super().get_urls()]

    def review_view(self, request, page_id):
        """Show what waits, and carry out the verb that was posted."""
        page = self.page_or_404(request, page_id)
        revision = self._revision(page, request)
        bound = self._verb_form(request, revision) if request.method == "POST" else None
        if bound and not bound.may():
            raise PermissionDenied
        if bound and bound.names_nothing():
            raise Http404
        if bound and not bound.fits():
            self.message_user(request, _past(revision), messages.ERROR)
            return HttpResponseRedirect(page.review_url)
        if bound and bound.carried_out(by=request.user, at=timezone.now()):
            self.message_user(request, bound.done, messages.SUCCESS)
            return HttpResponseRedirect(page.review_url)
        return self.screen(
            request,
            "admin/page_review.html",
            page,
            title=f"Review {page.title}",
            revision=revision,
            bound=bound,
            asides=_asides(page, revision, request.user),
            **_decision(revision, request.user, bound),
            **_differences(page, revision),
            **_voices(request, page),
        )

    def _revision(self, page, request):
        """Return the revision that the post names, else the newest. Raises Http404."""
        number = request.POST.get("revision", "")
        revisions = page.revisions.select_related("created_by", "approved_by", "published_by")
        if number:
            revisions = revisions.filter(number=number if number.isdecimal() else 0)
        if (revision := revisions.first()) is None:
            raise Http404
        revision.page = page
        return revision

    def _verb_form(self, request, revision):
        form = VERBS.get(request.POST.get("verb", ""))
        if form is None:
            raise PermissionDenied
        return form(request.POST, revision=revision, user=request.user)


def _past(revision):
    now = revision.get_state_display().lower()
    return f"That does not fit any more: revision {revision.number} is {now} now."


def _decision(revision, user, bound):
    forms = {
        name: bound if bound and bound.name == name else form(revision=revision, user=user)
        for name, form in VERBS.items()
    }
    return {
        "decisions": [forms[name] for name in DECISIONS if forms[name].is_offered()],
        "forms": forms,
    }


def _asides(page, revision, user):
    """Return what is to be decided about other revisions of the page: the scheduled, the live."""
    others = page.revisions.exclude(pk=revision.pk).filter(state__in=("scheduled", "live"))
    for other in others.select_related("published_by"):
        other.page = page
        for name in ("unschedule", "clear"):
            form = VERBS[name](revision=other, user=user)
            if form.is_offered():
                yield form


def _differences(page, revision):
    """Compare with what readers see; for what they see already, with what they saw before."""
    shown = page.revisions.exclude(published_at=None).exclude(pk=revision.pk)
    before = shown.order_by("-published_at", "-number").first()
    old = before.content if before else {}
    changed = changes(page, old, revision.content)
    return {
        "before": before,
        "changes": changed,
        "rendered": rendered_changes(page, old, revision.content) if before else "",
        "obligations": [*_obligations(page, changed, old, revision.content)] if before else [],
        "findings": grouped(revision),
    }


def _obligations(page, changed, old, new):
    """Return what changed in force, by field: duties, figures, dates and citations."""
    kinds = kinds_of(page)
    for change in changed:
        if change.name in kinds:
            texts = [content.get(change.name, "") for content in (old, new)]
            found = quality.obligations(*texts, kind=kinds[change.name])
            if found:
                yield change.label, found


def grouped(revision) -> list[tuple[Severity, list[Finding]]]:
    """Return what was noticed about a revision by how grave it is, the gravest first."""
    found = [Finding.read(one) for one in revision.findings]
    return [
        (severity, [one for one in found if one.severity == severity])
        for severity in reversed(Severity)
    ]


def _voices(request, page):
    links = ShareLink.objects.filter(revision__page=page).select_related("revision", "created_by")
    return {
        "comments": page.comments.select_related("by", "resolved_by", "revision"),
        "links": [(link, request.build_absolute_uri(address_of(link))) for link in links],
        "now": timezone.now(),
    }
