"""The review board: which pages are due for review, whose they are, and why one is asked for."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import Case, Count, F, Q, Value, When, Window
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.views.decorators.http import require_http_methods

from portal.accounts.roles import Role, Section
from portal.publishing import actions, rules
from portal.publishing.models import Page

from .panels import SHOWN, Panel, Row, panel
from .review_forms import BoardFilter, ReviewForm, Show, people
from .screens import screen, show
from .sight import where

ROWS = 50
UNSHOWN = ("body", "html", "text", "outline", "parts", "sources")


def board():
    """Return the pages that readers see, the longest due first, those without a date last."""
    return (
        Page.objects.readable()
        .select_related("owner", "deputy")
        .defer(*UNSHOWN)
        .order_by(F("review_due_on").asc(nulls_last=True), "path")
    )


@screen("reviews/", name="review_board", may=rules.can_view, label="Review board")
@require_http_methods(["GET", "HEAD", "POST"])
def review_board(request):
    """List the pages; change those selected, all of them or none."""
    today, everybody = timezone.localdate(), people()
    posted = request.POST if request.method == "POST" else None
    form = ReviewForm(posted, user=request.user, pages=board(), people=everybody, today=today)
    if form.is_bound and form.is_valid():
        pages = form.cleaned_data["pages"]
        keep_up_together(pages, form.changes(), by=request.user, at=timezone.now())
        messages.success(request, _said(len(pages), form.is_reviewed))
        return HttpResponseRedirect(request.get_full_path())
    finder = BoardFilter(request.GET, people=everybody)
    page = Paginator(finder.found(board(), today), ROWS).get_page(request.GET.get("page"))
    return show(
        request,
        "admin/review_board.html",
        title="Review board",
        finder=finder,
        form=form,
        page=page,
        rows=[_row(one, form, today) for one in page],
        may_change=request.user.has_role(Role.AUTHOR),
        may_date=request.user.has_role(Role.PUBLISHER),
    )


@transaction.atomic
def keep_up_together(pages, changes, *, by, at) -> None:
    """Change what is not content of some pages, all or none.

    Raises PermissionDenied, with nothing changed, where the person may not change one of them.
    """
    for page in pages:
        rules.require(by, rules.can_edit, page)
        actions.keep_up(page=page, changes=changes, by=by, at=at)


@panel(order=60)
def overdue_panel(user, at) -> Panel | None:
    """Return the pages whose review is overdue where the user may edit, their own first."""
    today = timezone.localdate(at)
    own = Q(owner=user) | Q(deputy=user)
    late = board().filter(where(user, Role.AUTHOR), review_due_on__lt=today)
    late = late.annotate(
        is_own=Case(When(own, then=Value(0)), default=Value(1)), total=Window(Count("pk"))
    )
    found = list(late.order_by("is_own", "review_due_on", "path")[:SHOWN])
    if not found:
        return None
    rows = [Row(one.title, one.edit_url, tuple(_lines(one))) for one in found]
    more_url = f"{reverse('admin:review_board')}?show={Show.OVERDUE}"
    return Panel("Review overdue", rows, count=found[0].total, more_url=more_url)


def _lines(page):
    due = date_format(page.review_due_on, "F j, Y")
    yield f"Was due {due}. Owner: {page.owner or 'nobody yet'}"
    if page.review_note:
        yield page.review_note


def _row(page, form, today):
    return {
        "page": page,
        "section": Section(rules.section_of(page.path)).label,
        "is_overdue": bool(page.review_due_on and page.review_due_on < today),
        "may_change": rules.can_edit(form.user, page),
        "is_selected": str(page.pk) in form.selected,
    }


def _said(number, is_reviewed):
    pages = "1 page" if number == 1 else f"{number} pages"
    return f"Marked {pages} as reviewed." if is_reviewed else f"Changed {pages}."
