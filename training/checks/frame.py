"""What every page of a check shows around its questions."""

from training.outline import StepKind

CRUMBS = [{"label": "Home", "url": "/"}, {"label": "Training", "url": "/training/"}]


def around(progress, title, *, module=None) -> dict:
    """Return title, the way here and the reader's progress; a module's check names its module."""
    outline = progress.outline
    pages = [outline, module] if module else [outline]
    crumbs = [{"label": page.short_title, "url": page.path} for page in pages]
    return {
        "title": title,
        "breadcrumbs": [*CRUMBS, *crumbs],
        "outline": outline,
        "module": module,
        "progress": progress,
    }


def status_of(form) -> int:
    return 422 if form.errors else 200


def final_of(outline):
    """Return the step of the final check, or None where the course has no questions."""
    return next((step for step in outline.steps if step.kind == StepKind.FINAL), None)
