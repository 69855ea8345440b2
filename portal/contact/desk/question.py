"""One question: what was asked, what was done about it, and the screens on which it is done."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.forms import CharField
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from portal.contact import rules
from portal.contact.actions import Changed
from portal.contact.models import Question
from portal.desk.screens import screen, show

from .acts import ACTS, acts_for
from .words import filled

ROUTE = "questions/<str:number>/"
MEANWHILE = (
    "Somebody did something with this question while your form was open. Nothing of yours is lost: "
    "see below what they did, then send it again if it still fits."
)
NO_LONGER = "This can no longer be done. Copy what you need of what you typed."


@screen(ROUTE, name="contact_question", may=rules.may_open_desk)
@never_cache
@require_safe
def question(request, number):
    """Show a question with its log and its letters."""
    return _show(request, "admin/contact/question.html", _asked(request, number))


@screen(f"{ROUTE}<str:act>/", name="contact_act", may=rules.may_open_desk)
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def act(request, number, act):
    """Do something with a question; a faulty or a late form is shown again with what was typed."""
    if act not in ACTS:
        raise Http404
    try:
        return _act(request, number, ACTS[act])
    except Http404:
        if request.method != "POST":
            raise
        return _typed(request, ACTS[act])


def _act(request, number, act):
    asked = _asked(request, number)
    if not act.rule(request.user, asked):
        raise PermissionDenied
    if request.method != "POST":
        return _form(request, act, asked, act.form(question=asked, user=request.user))
    if "insert" in request.POST and "reply" in act.form.base_fields:
        return _insert(request, act, asked)
    form = act.form(request.POST, question=asked, user=request.user)
    if not form.is_valid():
        return _form(request, act, asked, form, status=422)
    try:
        form.do(by=request.user, at=timezone.now())
    except Changed:
        return _again(request, act, number)
    messages.success(request, f"{asked.number}: {act.done}")
    return HttpResponseRedirect(_next(request, number))


def _asked(request, number) -> Question:
    """Return the question, if the user may see it; whether others exist is not said."""
    visible = Question.objects.filter(rules.visible_to(request.user))
    related = visible.select_related(
        "subject", "assigned_to", "answered_by", "follows__subject"
    ).prefetch_related("subject__owners", "follows__entries")
    return get_object_or_404(related, number=number)


def _next(request, number):
    """Return the question, or the list where it is no longer the user's to see."""
    visible = Question.objects.filter(rules.visible_to(request.user), number=number)
    if visible.exists():
        return reverse("admin:contact_question", args=[number])
    return reverse("admin:contact_questions")


def _insert(request, act, asked):
    """Put a ready answer below what was typed, and show both; nothing is sent."""
    typed = request.POST.dict()
    form = act.form(request.POST, question=asked, user=request.user)
    form.is_valid()
    problems = []
    if reply := form.cleaned_data.get("reply"):
        text, problems = filled(reply.text)
        typed["text"] = "\n\n".join(filter(None, [typed.get("text", "").strip(), text]))
    typed["reply"] = ""
    shown = act.form(initial=typed, question=asked, user=request.user)
    return _form(request, act, asked, shown, missing=problems)


def _again(request, act, number):
    """Show the form of somebody who was late, for the question as it is now."""
    now = _asked(request, number)
    data = request.POST.copy()
    data["seen"] = str(now.version)
    form = act.form(data, question=now, user=request.user)
    form.add_error(None, MEANWHILE if act.may(request.user, now) else NO_LONGER)
    return _form(request, act, now, form, status=409)


def _typed(request, act):
    """Show what was typed about a question that is not, or no longer, the user's to see."""
    texts = [
        (field.label, request.POST[name])
        for name, field in act.form.base_fields.items()
        if isinstance(field, CharField) and request.POST.get(name)
    ]
    above = [{"label": "Readers' questions", "url": reverse("admin:contact_questions")}]
    response = show(request, "admin/contact/typed.html", title=act.label, above=above, texts=texts)
    response.status_code = 409
    return response


def _form(request, act, asked, form, *, status=200, missing=()):
    response = _show(
        request,
        "admin/contact/act.html",
        asked,
        title=act.label,
        subtitle=f"Question {asked.number}",
        above=[{"label": asked.number, "url": reverse("admin:contact_question", args=[asked])}],
        act=act,
        form=form,
        fits=act.fits(asked),
        missing=missing,
    )
    response.status_code = status
    return response


def _show(request, template, asked, *, title="", above=(), **context):
    questions = {"label": "Readers' questions", "url": reverse("admin:contact_questions")}
    return show(
        request,
        template,
        title=title or f"Question {asked.number}",
        above=[questions, *above],
        asked=asked,
        is_overdue=asked.is_overdue(timezone.now()),
        entries=asked.entries.select_related("by"),
        letters=asked.letters.all(),
        followed_by=asked.followed_by.filter(rules.visible_to(request.user)),
        may_see_earlier=bool(asked.follows and rules.can_see(request.user, asked.follows)),
        acts=acts_for(request.user, asked),
        is_about_user=rules.is_about(request.user, asked),
        **context,
    )
