"""The two parsers, built once: one for whole pages, one for fields of a single line."""

from markdown_it import MarkdownIt
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

from . import abbreviations, containers


class Dialect(MarkdownIt):
    def validateLink(self, url: str) -> bool:
        """Let every address become a link: links.py takes out the unusable ones and says why."""
        return True


def _commonmark() -> Dialect:
    return Dialect("commonmark", {"html": False, "xhtmlOut": False})


LINE = _commonmark()

PAGE = _commonmark()
PAGE.enable("table")
PAGE.use(deflist_plugin)
PAGE.use(footnote_plugin, inline=False)
PAGE.use(abbreviations.plugin)
PAGE.use(containers.plugin)
