"""What a reader has done of a course, for templates."""

from django import template

from training.outline import outline_around
from training.progress.course_progress import CourseProgress
from training.progress.session import Progress, has_session

register = template.Library()


@register.simple_tag(takes_context=True)
def progress(context, page):
    """Return the reader's CourseProgress in the live course that a page belongs to, or None.

    Takes a course, module or lesson: its page or its outline. Readers without a session cookie,
    who get the page from the cache, cost no query and have done nothing.

        {% progress page as progress %}
        {% if progress.is_begun %}{{ progress.words }} {{ progress.next_step.path }}{% endif %}
        {% if lesson.path in progress.done %}…{% endif %}
    """
    outline = outline_around(page.path)
    if outline is None:
        return None
    request = context.get("request")
    if request is None or not has_session(request):
        return CourseProgress(outline)
    return Progress(request.session).of(outline)


@register.filter
def status(progress, path):
    """Return "done", "next" or "" for the step at an address."""
    if not progress:
        return ""
    if path in progress.done:
        return "done"
    next_step = progress.next_step
    return "next" if next_step and next_step.path == path else ""
