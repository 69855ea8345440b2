"""The desk's sections: what the admin lists by app and model, under the names that editors use.

An app names its section by its `verbose_name`. Every kind of page belongs to the pages.
"""

from dataclasses import dataclass

from django.apps import apps
from django.utils.text import capfirst

from portal.publishing.models import Page

# Apps whose lists stand in another app's section.
GUESTS = {"auth": "accounts"}


@dataclass(frozen=True)
class ModelList:
    """One list of a section; `add_url` is empty where nothing can be added."""

    model: type
    label: str
    url: str
    add_url: str
    is_current: bool

    @property
    def singular(self):
        return self.model._meta.verbose_name


@dataclass(frozen=True)
class Section:
    label: str
    lists: list[ModelList]

    @property
    def url(self):
        return self.lists[0].url

    @property
    def is_current(self):
        return any(one.is_current for one in self.lists)


def sections(app_list, path="") -> list[Section]:
    """Return the sections of Django's own `app_list`, the pages first; `path` says where we are."""
    found = {}
    for model in (model for app in app_list for model in app["models"] if model["admin_url"]):
        found.setdefault(section_of(model["model"]), []).append(_model_list(model, path))
    all_sections = [
        Section(str(apps.get_app_config(label).verbose_name), sorted(lists, key=_place))
        for label, lists in found.items()
    ]
    return sorted(
        all_sections, key=lambda one: (not issubclass(one.lists[0].model, Page), one.label)
    )


def section_of(model) -> str:
    """Return the label of the app whose section holds the model's list."""
    app_label = (Page if issubclass(model, Page) else model)._meta.app_label
    return GUESTS.get(app_label, app_label)


def list_label(model) -> str:
    """Return what the list of a model is called: "All pages", "Telework topics", "Redirects"."""
    opts = model._meta
    if model is Page:
        return "All pages"
    if issubclass(model, Page):
        return f"{opts.app_config.verbose_name} {opts.verbose_name_plural}"
    return capfirst(opts.verbose_name_plural)


def _model_list(model, path):
    return ModelList(
        model=model["model"],
        label=list_label(model["model"]),
        url=model["admin_url"],
        add_url=model["add_url"] or "",
        is_current=path.startswith(model["admin_url"]),
    )


def _place(one):
    """Sort a section's lists: all pages, then the kinds of page, then the rest."""
    return one.model is not Page, not issubclass(one.model, Page), one.label
