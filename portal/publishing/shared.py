"""A draft for reviewers without an account, and their comments on it."""

from datetime import timedelta

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponseRedirect
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from . import actions, cards
from .content import draft_of
from .models import Comment
from .models.review import COMMENT_LENGTH
from .rendering import render
from .schedule_words import moment
from .sharing import link_at
from .views import show

# A brake on floods: far above what reviewers write, far below what would fill the disk.
MOST_AN_HOUR = 60


class ReviewerForm(forms.Form):
    """What a reviewer writes. Comments are for the page's editors only."""

    name = forms.CharField(label="Your name", max_length=120)
    text = forms.CharField(
        label="Comment", max_length=COMMENT_LENGTH, widget=forms.Textarea({"rows": 5})
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def shared_draft(request, token):
    """Show the one draft that the link is for; take a comment on it. Ended links answer 404."""
    link = link_at(token, at=timezone.now())
    if link is None:
        raise Http404
    form = ReviewerForm(request.POST or None)
    if request.method == "POST" and _is_taken(form, link):
        messages.success(request, "Thank you. The editors of this page see your comment.")
        return HttpResponseRedirect(request.path)
    response = _shown(request, link, form)
    response["X-Robots-Tag"] = "noindex, nofollow"
    # The address is the key: it must not travel along when a reviewer follows a link elsewhere.
    response["Referrer-Policy"] = "same-origin"
    return response


def _is_taken(form, link):
    at = timezone.now()
    lately = Comment.objects.filter(revision=link.revision, by=None, at__gt=at - timedelta(hours=1))
    if lately.count() >= MOST_AN_HOUR:
        form.add_error(None, "Too many comments are arriving. Your text is kept below; try later.")
    if not form.is_valid():
        return False
    actions.comment(revision=link.revision, by=None, at=at, **form.cleaned_data)
    return True


def _shown(request, link, form):
    page = link.revision.page.as_kind()
    draft = draft_of(page, link.revision.content)
    render(draft)
    preview = {
        "label": f"Draft for review, not published. The link ends {moment(link.expires_at)}."
    }
    related = cards.named(tuple(link.revision.content.get("related", ())))
    return show(request, draft, preview=preview, related=related, reviewer_form=form, desk_url="")
