"""Queues: what waits to be done with revisions and comments.

Each is a panel of the first screen, where its first rows stand, and a list of its own with all.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Count, Window
from django.urls import reverse

from portal.publishing.rules import can_view

from .panels import SHOWN, Panel, panel

_queues: dict[str, "Queue"] = {}


@dataclass(frozen=True)
class Queue:
    """`find` returns the queryset for a user and a moment, `row` shows one object of it."""

    name: str
    title: str
    find: Callable
    row: Callable

    @property
    def url(self):
        return reverse("admin:work_queue", args=[self.name])

    def panel(self, user, at) -> Panel | None:
        """Return the queue's first rows and its length, by one query."""
        if not can_view(user):
            return None
        found = list(self.find(user, at).annotate(total=Window(Count("pk")))[:SHOWN])
        if not found:
            return None
        rows = [self.row(one, at) for one in found]
        return Panel(self.title, rows, count=found[0].total, more_url=self.url)


def queue(name, title, *, order, row):
    """Make a queue of a function of a user and a moment that returns a queryset.

    `order` is its panel's place on the first screen, None for a queue that has no panel.
    """

    def register(find):
        _queues[name] = Queue(name, title, find, row)
        if order is not None:
            panel(order=order)(_queues[name].panel)
        return find

    return register


def queues() -> list[Queue]:
    return list(_queues.values())


def queue_named(name) -> Queue | None:
    return _queues.get(name)
