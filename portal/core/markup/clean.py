"""The last gate: only this HTML leaves, whatever came before.

Nothing an author writes reaches here as HTML. The list is for the day when something else in this
package, or in a library under it, is wrong.
"""

import re

import nh3

from .containers import CALLOUTS

TEXT = {"a", "abbr", "br", "button", "code", "em", "label", "span", "strong", "sup"}
BLOCKS = {"blockquote", "div", "h2", "h3", "h4", "hr", "p", "pre", "section"}
LISTS = {"dd", "dl", "dt", "li", "ol", "ul"}
TABLES = {"table", "tbody", "td", "th", "thead", "tr"}

ATTRIBUTES = {
    "a": {"aria-label", "href"},
    "abbr": {"title"},
    "button": {"aria-label", "popovertarget"},
    "div": {"aria-label"},
    "h2": {"id"},
    "h3": {"id"},
    "h4": {"id"},
    "li": {"id"},
    "ol": {"start"},
    "section": {"aria-label"},
    "span": {"id"},
    "sup": {"id"},
}

VALUES = {
    "a": {"rel": {"noreferrer"}},
    "button": {"popovertargetaction": {"hide"}, "type": {"button"}},
    "div": {"role": {"note", "region"}, "tabindex": {"0"}},
    "section": {"role": {"doc-endnotes"}},
    "span": {"popover": {""}},
    "th": {"scope": {"col"}},
}

CLASSES = {
    "a": {"citation", "usa-link", "usa-link--external"},
    "div": {
        "callout",
        *(f"callout--{kind}" for kind in CALLOUTS),
        "usa-table-container--scrollable",
    },
    "label": {"term"},
    "li": {"usa-process-list__item"},
    "ol": {"usa-process-list"},
    "p": {"callout__title"},
    "section": {"footnotes"},
    "span": {"term__meaning"},
    "sup": {"footnote-ref"},
    "table": {"usa-table"},
    "td": {"text-center", "text-right"},
    "th": {"text-center", "text-right"},
}

# Buttons open the meanings of terms and nothing else; see terms.py and anchors.RESERVED.
PATTERNS = {
    ("button", "popovertarget"): re.compile(r"term-[a-z0-9-]+"),
    ("span", "id"): re.compile(r"term-[a-z0-9-]+"),
}

SCHEMES = {"http", "https", "mailto", "tel"}


def _fitting(tag: str, name: str, value: str) -> str | None:
    pattern = PATTERNS.get((tag, name))
    return value if pattern is None or pattern.fullmatch(value) else None


CLEANER = nh3.Cleaner(
    tags=TEXT | BLOCKS | LISTS | TABLES,
    attributes=ATTRIBUTES,
    attribute_filter=_fitting,
    tag_attribute_values=VALUES,
    allowed_classes=CLASSES,
    url_schemes=SCHEMES,
    url_relative="pass_through",
    link_rel=None,
)
