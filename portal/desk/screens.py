"""Screens of the desk that are not a list of records.

An app adds its own from a module named `screens`; each is an ordinary view under `/admin/`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps

from django.contrib.admin import site
from django.core.exceptions import PermissionDenied
from django.template.response import TemplateResponse


@dataclass(frozen=True)
class Screen:
    """`label` names it in its section; a screen without one is reached from another."""

    route: str
    name: str
    view: Callable
    may: Callable
    label: str
    section: str


screens: list[Screen] = []


def screen(route, *, name, may, label="", section="publishing"):
    """Give a view an address below `/admin/`, for signed-in staff to whom `may(user)` says yes.

    `section` is the label of the app in whose section the desk lists it.
    """

    def register(view):
        @wraps(view)
        def guarded(request, *args, **kwargs):
            if not may(request.user):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        screens.append(Screen(route, name, guarded, may, label, section))
        return guarded

    return register


def show(request, template, *, title, **context) -> TemplateResponse:
    """Return a template of the desk in its frame; it extends `admin/base_site.html`."""
    return TemplateResponse(
        request, template, {**site.each_context(request), "title": title, **context}
    )
