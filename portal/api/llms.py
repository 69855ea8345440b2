"""/llms.txt: where language models find what they need here, in Markdown (llmstxt.org)."""

import re
from itertools import groupby

from django.apps import apps
from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from portal.core.page_cache import for_everyone
from portal.publishing.models import Page

from .feeds import absolute
from .markdown.pages import markdown_address

# Pages that stand alone at the top, and what is for programs.
ABOUT, FOR_PROGRAMS = "About this site", "For programs"


@require_safe
@for_everyone
def llms(request):
    return HttpResponse(text(), content_type="text/plain; charset=utf-8")


def text() -> str:
    """Return the file: each part of the site with its pages, save those that its lists are of."""
    pages = _pages()
    home = next((page for page in pages if page.path == "/"), None)
    summary = home.summary if home else "Telework and work-life guidance for federal employees."
    lines = [
        f"# {settings.SITE_NAME}",
        f"> {summary}",
        "Every page is also there as Markdown: these links lead to it. Pages say when they were "
        "reviewed and on which law and sources they rest; what policy is in force stands at the "
        "top of each page on telework.",
        *(
            f"## {name}\n\n" + "\n".join(map(_line, found))
            for name, found in _sections(pages)
            if found
        ),
        f"## {FOR_PROGRAMS}\n\n" + "\n".join(_for_programs()),
    ]
    return "\n\n".join(lines) + "\n"


def _pages():
    """Return the live pages by address."""
    left_out = [
        model._meta.label_lower
        for model in apps.get_models()
        if issubclass(model, Page) and model.is_one_of_many
    ]
    return list(Page.objects.live().exclude(kind__in=left_out).for_cards().order_by("path"))


def _sections(pages):
    """Return the parts of the site, each with its front page and what is below it."""
    branches = [list(group) for top, group in groupby(pages, key=_top) if top]
    parts = [branch for branch in branches if len(branch) > 1]
    parts.sort(key=lambda branch: (branch[0].order, branch[0].label))
    yield from ((branch[0].label, branch) for branch in parts)
    yield ABOUT, [branch[0] for branch in branches if len(branch) == 1]


def _top(page):
    return page.path.split("/")[1]


def _line(page):
    title = re.sub(r"[\[\]]", r"\\\g<0>", page.title)
    return f"- [{title}]({absolute(markdown_address(page.path))}): {page.summary}"


def _for_programs():
    return [
        f"- [{name}]({absolute(reverse(route))}): {what}"
        for name, route, what in (
            ("API", "api:documentation", "pages, search, citations and changes as JSON"),
            ("What's new", "api:whats_new", "what changed, the newest first, as an Atom feed"),
            ("Sitemap", "api:sitemap_index", "the address of every page, and when it changed"),
        )
    ]
