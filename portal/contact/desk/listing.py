"""The questions that wait, the most urgent first."""

from django.core.paginator import Paginator
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from portal.contact import rules
from portal.contact.models import Letter, Question
from portal.desk.screens import screen, show

from .finder import QuestionFinder

A_PAGE = 50


@screen(
    "questions/",
    name="contact_questions",
    may=rules.may_open_desk,
    label="Readers' questions",
    section="contact",
)
@never_cache
@require_safe
def questions(request):
    """List the questions that the user may see, narrowed by what the address asks."""
    now = timezone.now()
    finder = QuestionFinder(request.GET, user=request.user, at=now)
    mine = Question.objects.filter(rules.visible_to(request.user))
    found = finder.found(mine.select_related("subject", "assigned_to"))
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    return show(
        request,
        "admin/contact/questions.html",
        title="Readers' questions",
        finder=finder,
        page=page,
        rows=[(one, one.is_overdue(now)) for one in page],
        stuck=Letter.objects.given_up().count() if rules.is_sorter(request.user) else 0,
    )
