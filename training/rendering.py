"""Texts of questions as readers get them. They are one line each, with citations and links."""

from django.utils.safestring import SafeString, mark_safe

from portal.core import markup
from portal.law import citations
from portal.publishing import addresses

from .questions import Question


def render(text: str, *, find=addresses.resolve) -> markup.Rendered:
    """Render a text; its lines make one. `find` as in `portal.publishing.rendering`."""
    line = " ".join(text.split("\n"))
    return markup.render_inline(line, resolve_page=find, find_citations=citations.find)


def html(text: str) -> SafeString:
    # Cleaned by portal.core.markup, as the texts of pages are.
    return mark_safe(render(text).html)


def faults(question: Question) -> list[str]:
    """Return what is wrong with a question's texts, such as a link that leads nowhere."""
    texts = (question.stem, *question.options, question.feedback, question.source)
    return [problem.message for text in texts for problem in render(text).problems]
