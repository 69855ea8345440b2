"""The questions after a module: a form, and what one learns from the answers."""

from django.http import Http404
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from training.outline import outline_around
from training.progress.own_page import own_page
from training.progress.recording import record
from training.progress.session import Progress

from . import drawing, frame, seeds
from .forms import CheckForm
from .grading import grade
from .results import results


@own_page
@require_http_methods(["GET", "HEAD", "POST"])
def module_check(request, course, module):
    outline = outline_around(request.path)
    part = outline and outline.module(module)
    if not part or not part.questions:
        raise Http404
    progress = Progress(request.session)
    seed = _seed(request, progress.of(outline), part)
    questions = drawing.shuffled(part.questions, seed)
    form = CheckForm(questions, seed, request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return _ask(request, progress.of(outline), part, form)
    return _tell(request, progress, outline, part, form)


def _seed(request, progress, module):
    sent = seeds.sent(request.POST.get("seed", ""), str(module.id))
    tries = progress.checked(module).get("tries", 0)
    return sent or seeds.seed_of(progress.entry, str(module.id), tries)


def _ask(request, progress, module, form):
    context = {
        **frame.around(progress, f"Check: {module.short_title}", module=module),
        "form": form,
        "before": progress.checked(module) if progress.is_answered(module) else {},
    }
    return render(request, "training/checks/check.html", context, status=frame.status_of(form))


def _tell(request, progress, outline, module, form):
    now, graded = timezone.now(), grade(form.questions, form.answers)
    progress.answer(outline, module, form.answers, graded, at=now)
    record(progress, outline, at=now)
    course = progress.of(outline)
    step = outline.step_at(module.check_path)
    context = {
        **frame.around(course, f"Result: {module.short_title}", module=module),
        "graded": graded,
        "results": results(form.questions, form.answers, graded),
        "again": module.check_path,
        "following": frame.final_of(outline) if course.is_finished else outline.after(step),
    }
    return render(request, "training/checks/result.html", context)
