"""The desk's sections: the lists and screens of the desk, under the names that editors use.

An app names its section by its `verbose_name`. Every kind of page belongs to the pages.
"""

from dataclasses import dataclass, field

from django.apps import apps
from django.urls import reverse
from django.utils.text import capfirst

from portal.publishing.models import Page

from .screens import screens


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
class ScreenLink:
    """One screen of a section that is not a list of records."""

    label: str
    url: str
    is_current: bool


@dataclass(frozen=True)
class Section:
    """What the desk holds of one app: its lists, then its screens; never both empty."""

    name: str
    lists: list[ModelList] = field(default_factory=list)
    screens: list[ScreenLink] = field(default_factory=list)

    @property
    def label(self):
        return str(apps.get_app_config(self.name).verbose_name)

    @property
    def entries(self):
        return [*self.lists, *self.screens]

    @property
    def url(self):
        return self.entries[0].url

    @property
    def is_current(self):
        return any(one.is_current for one in self.entries)


def sections(app_list, user=None, path="") -> list[Section]:
    """Return the sections of Django's own `app_list` and of the screens that `user` may open.

    The pages come first. `path` says where we are.
    """
    found = {}
    for model in (model for app in app_list for model in app["models"] if model["admin_url"]):
        section = section_of(model["model"])
        found.setdefault(section, Section(section)).lists.append(_model_list(model, path))
    for one in screens:
        if one.label and user and one.may(user):
            link = _screen_link(one, path)
            found.setdefault(one.section, Section(one.section)).screens.append(link)
    for section in found.values():
        section.lists.sort(key=_place)
        section.screens.sort(key=lambda one: one.label)
    pages = Page._meta.app_label
    return sorted(found.values(), key=lambda one: (one.name != pages, one.label))


def tabs(found) -> Section | None:
    """Return the section whose entries stand as tabs over the present screen, if it is in one."""
    current = (one for one in found if any(screen.is_current for screen in one.screens))
    return next(current, None)


def section_of(model) -> str:
    """Return the label of the app whose section holds the model's list."""
    return (Page if issubclass(model, Page) else model)._meta.app_label


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


def _screen_link(one, path):
    url = reverse(f"admin:{one.name}")
    return ScreenLink(one.label, url, is_current=path.startswith(url))


def _place(one):
    """Sort a section's lists: all pages, then the kinds of page, then the rest."""
    return one.model is not Page, not issubclass(one.model, Page), one.label
