"""Every live page as Markdown, at its address with `.md` for the final slash."""

from copy import copy
from http import HTTPStatus
from urllib.parse import urlsplit

from django.conf import settings
from django.http import Http404, HttpResponse, HttpResponsePermanentRedirect
from django.template.loader import render_to_string
from django.urls import resolve
from django.utils.html import strip_tags
from django.views.decorators.http import require_safe
from lxml import html

from portal.core.page_cache import for_everyone

from .writing import markdown

HOME, PAGE = "home", "publishing:page"


def markdown_address(path: str) -> str:
    """Return where the page at an address is as Markdown."""
    return "/index.md" if path == "/" else f"{path.rstrip('/')}.md"


@require_safe
@for_everyone
def page_as_markdown(request, address):
    """Ask for the page as a reader would, and write what it shows.

    A page that was withdrawn has no Markdown: whoever quotes a piece of it would leave behind the
    notice that nobody should rely on it. One that moved leads on, one that was taken down is gone.
    """
    asked = copy(request)
    asked.path = asked.path_info = "/" if address == "index" else f"/{address}/"
    answer = _answer(asked)
    if answer.status_code == HTTPStatus.MOVED_PERMANENTLY:
        moved = HttpResponsePermanentRedirect(markdown_address(urlsplit(answer["Location"]).path))
        moved["Cache-Control"] = answer["Cache-Control"]
        return moved
    if answer.status_code != HTTPStatus.OK:
        return answer
    if not asked.page.is_live:
        raise Http404
    response = HttpResponse(_text(answer, asked), content_type="text/markdown; charset=utf-8")
    # For search engines the page itself is the one to show.
    response["X-Robots-Tag"] = "noindex"
    response.good_until = answer.good_until
    return response


def _answer(request):
    """Return what answers at an address of a page. Raises Http404 at any other."""
    match = resolve(request.path)
    if match.view_name not in (HOME, PAGE):
        raise Http404
    return match.func(request, *match.args, **match.kwargs)


def _text(answer, request):
    address = f"{settings.SITE_URL}{request.path}"
    page = html.document_fromstring(answer.content.decode()).get_element_by_id("main")
    text = markdown(page, address)
    line = strip_tags(render_to_string("components/standing_line.html")).strip()
    ends = [f"Address: <{address}>", f"Publisher: {settings.SITE_NAME}"]
    return "\n".join([text, "---", "", *_lasting(text, line), *ends, ""])


def _lasting(text, line):
    return [] if line in text else [line, ""]
