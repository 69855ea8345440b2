"""Questions that wait, on the desk's first screen."""

from datetime import timedelta

from django.db.models import Count, Q, Window
from django.urls import reverse

from portal.contact import rules
from portal.contact.letters.writing import day_of
from portal.contact.models import Question
from portal.desk.panels import SHOWN, Panel, Row, panel

SOON = timedelta(days=1)


@panel(order=15)
def questions_to_answer(user, at) -> Panel | None:
    """Return the user's own questions, those of nobody, and whatever is due within a day."""
    if not rules.may_open_desk(user):
        return None
    urgent = Q(assigned_to=user) | Q(assigned_to=None) | Q(due_at__lt=at + SOON)
    waiting = Question.objects.waiting().filter(rules.visible_to(user)).filter(urgent)
    numbered = waiting.select_related("subject", "assigned_to").annotate(total=Window(Count("pk")))
    found = list(numbered.most_urgent_first()[:SHOWN])
    if not found:
        return None
    return Panel(
        "Readers' questions",
        [_row(one, at) for one in found],
        count=found[0].total,
        more_url=reverse("admin:contact_questions"),
    )


def _row(question, at):
    verb = "Overdue since" if question.is_overdue(at) else "Due"
    due = f"{verb} {day_of(question.due_at)}" if question.due_at else "No day promised"
    return Row(
        text=f"{question.number}: {question.subject}",
        url=reverse("admin:contact_question", args=[question.number]),
        lines=(f"{due}, assigned to {question.assigned_to or 'nobody'}",),
    )
