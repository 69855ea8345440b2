"""The final check of a course, and the way from a pass to the certificate."""

from django.http import Http404
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods

from training.certificates import issue
from training.outline import outline_around
from training.progress.own_page import own_page
from training.progress.recording import record
from training.progress.session import Progress

from . import drawing, frame, seeds
from .forms import CheckForm, NameForm
from .grading import grade
from .results import results

CHECK = "final"


@own_page
@sensitive_post_parameters("name")
@require_http_methods(["GET", "HEAD", "POST"])
def final_check(request, course):
    """Ask the questions; after the pass, what is missing; with all done, the name alone."""
    outline = outline_around(request.path)
    if outline is None or not outline.questions:
        raise Http404
    progress = Progress(request.session)
    if progress.of(outline).is_passed:
        return _passed(request, progress, outline)
    if request.method == "POST":
        return _try(request, progress, outline)
    return _ask(request, progress.of(outline), *_new_forms(progress.of(outline)))


@sensitive_variables()
def _passed(request, progress, outline):
    course = progress.of(outline)
    names = NameForm(request.POST if request.method == "POST" and course.is_complete else None)
    if names.is_valid():
        return _certificate(request, progress, outline, names.cleaned_data)
    context = {**frame.around(course, _title(outline)), "names": names}
    status = frame.status_of(names)
    return render(request, "training/checks/passed.html", context, status=status)


@sensitive_variables()
def _try(request, progress, outline):
    course = progress.of(outline)
    seed = seeds.sent(request.POST.get("seed", ""), CHECK) or _seed(course)
    form = CheckForm(_drawn(outline, seed), seed, request.POST)
    names = NameForm(initial={name: request.POST.get(name, "") for name in NameForm.base_fields})
    is_valid = form.is_valid()
    if seeds.tries_of(seed) < course.final.get("tries", 0):
        return _sent_before(request, course, form if is_valid else None)
    if not is_valid:
        return _ask(request, course, form, names)
    graded = grade(form.questions, form.answers)
    now = timezone.now()
    progress.try_final(outline, form.answers, graded, at=now)
    record(progress, outline, at=now)
    if progress.of(outline).is_finished:
        return _passed(request, progress, outline)
    return _tell(request, progress.of(outline), form, graded)


def _sent_before(request, course, form):
    """Show again what came of a try that was sent twice; of an older one, ask anew."""
    sent = form and {question: sorted(chosen) for question, chosen in form.answers.items()}
    if sent and sent == course.final.get("answers"):
        return _tell(request, course, form, grade(form.questions, form.answers))
    return _ask(request, course, *_new_forms(course), is_over=True)


def _ask(request, course, form, names, *, is_over=False):
    context = {
        **frame.around(course, _title(course.outline)),
        "form": form,
        "names": names,
        "is_over": is_over,
    }
    return render(request, "training/checks/final.html", context, status=frame.status_of(form))


def _tell(request, course, form, graded):
    context = {
        **frame.around(course, f"Result: final check of {course.outline.short_title}"),
        "graded": graded,
        "results": results(form.questions, form.answers, graded),
        "again": "" if course.is_passed else course.outline.check_path,
        "following": course.next_step if course.is_passed else None,
        "is_final": True,
    }
    return render(request, "training/checks/result.html", context)


@sensitive_variables()
def _certificate(request, progress, outline, wanted):
    completion = record(progress, outline, at=timezone.now())
    return issue(request, completion, wanted["name"], wanted["zone"])


def _new_forms(course):
    seed = _seed(course)
    return CheckForm(_drawn(course.outline, seed), seed), NameForm()


def _seed(course):
    return seeds.seed_of(course.entry, CHECK, course.final.get("tries", 0))


def _drawn(outline, seed):
    parts = [module.questions for module in outline.modules]
    return drawing.draw(parts, outline.final_questions, seed)


def _title(outline):
    return f"Final check: {outline.short_title}"
