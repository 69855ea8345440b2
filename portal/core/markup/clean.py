"""The last gate: only this HTML leaves, whatever came before.

Nothing an author writes reaches here as HTML. The list is for the day when something else in this
package, or in a library under it, is wrong.
"""

import nh3

from .containers import CALLOUTS

TEXT = {"a", "abbr", "br", "code", "em", "strong", "sup"}
BLOCKS = {"blockquote", "div", "h2", "h3", "h4", "hr", "p", "pre", "section"}
LISTS = {"dd", "dl", "dt", "li", "ol", "ul"}
TABLES = {"table", "tbody", "td", "th", "thead", "tr"}

ATTRIBUTES = {
    "a": {"aria-label", "href"},
    "abbr": {"title"},
    "div": {"aria-label"},
    "h2": {"id"},
    "h3": {"id"},
    "h4": {"id"},
    "li": {"id"},
    "ol": {"start"},
    "section": {"aria-label"},
    "sup": {"id"},
}

VALUES = {
    "a": {"rel": {"noreferrer"}},
    "div": {"role": {"note", "region"}, "tabindex": {"0"}},
    "section": {"role": {"doc-endnotes"}},
    "th": {"scope": {"col"}},
}

CLASSES = {
    "a": {"citation", "usa-link", "usa-link--external"},
    "div": {
        "callout",
        *(f"callout--{kind}" for kind in CALLOUTS),
        "usa-table-container--scrollable",
    },
    "li": {"usa-process-list__item"},
    "ol": {"usa-process-list"},
    "p": {"callout__title"},
    "section": {"footnotes"},
    "sup": {"footnote-ref"},
    "table": {"usa-table"},
    "td": {"text-center", "text-right"},
    "th": {"text-center", "text-right"},
}

SCHEMES = {"http", "https", "mailto", "tel"}

CLEANER = nh3.Cleaner(
    tags=TEXT | BLOCKS | LISTS | TABLES,
    attributes=ATTRIBUTES,
    tag_attribute_values=VALUES,
    allowed_classes=CLASSES,
    url_schemes=SCHEMES,
    url_relative="pass_through",
    link_rel=None,
)
