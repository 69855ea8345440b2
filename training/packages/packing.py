"""The package of a course: everything a learning system needs, in one zip."""

import json
from functools import partial
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage
from django.template.loader import render_to_string

from portal.core.generation import per_generation
from training.outline import CourseOutline, course_outline

from .archive import archive
from .contents import parts
from .fragments import fitted
from .manifests import START, manifest
from .standards import Standard

# What the front-end build makes, by its name in the package.
BUILT = {"package.css": "css/training-package.css", "package.js": "js/training-package.js"}


def file_name(course: CourseOutline, standard: Standard) -> str:
    return f"{course.slug}-{course.version}-{standard}.zip"


@per_generation
def package(path: str, standard: Standard) -> bytes:
    """Return the zip for the live course at an address; the same course gives the same bytes."""
    course = course_outline(path)
    files = contents(course, standard)
    named = manifest(standard, course, sorted(files), settings.SITE_URL)
    return archive({standard.manifest: named, **files})


def contents(course: CourseOutline, standard: Standard) -> dict[str, bytes]:
    """Return the files of a package but its manifest, by name."""
    steps = parts(course, partial(fitted, down=1, site=settings.SITE_URL))
    context = {"course": course, "steps": steps, "standard": standard, "site": site()}
    page = render_to_string("training/packages/package.html", context)
    return {
        START: page.encode(),
        "course.js": f"globalThis.course = {json.dumps(data(course, steps))};\n".encode(),
        **{name: built(source) for name, source in BUILT.items()},
    }


def site() -> dict[str, str]:
    return {"name": settings.SITE_NAME, "url": settings.SITE_URL, "agency": settings.AGENCY_NAME}


def data(course: CourseOutline, steps) -> dict:
    """Return what the script has to know: see static/js/training-package/learning/learner.js."""
    return {
        "id": course.slug,
        "version": course.version,
        "passMark": course.pass_mark,
        "finalQuestions": course.drawn,
        "steps": [
            {"id": step.id, "kind": step.kind, "title": step.label}
            | ({"module": step.module.slug} if step.module else {})
            for step in steps
        ],
        "questions": [
            {
                "id": question.id,
                "module": module.slug,
                "options": len(question.options),
                "answers": sorted(question.answers),
            }
            for module in course.modules
            for question in module.questions
        ],
    }


def built(name: str) -> bytes:
    """Return a file of the front-end build. Raises FileNotFoundError where it was not made."""
    if found := finders.find(name):
        return Path(found).read_bytes()
    # A served portal may have only the collected files.
    if staticfiles_storage.exists(name):
        with staticfiles_storage.open(name) as file:
            return file.read()
    raise FileNotFoundError(f"{name} is missing: run `npm run build`.")
