"""The operations of the API, in groups. Apps add theirs from a module named `api`."""

from dataclasses import dataclass

from ninja import Router


@dataclass(frozen=True)
class Group:
    """Operations about one thing: what they are called together, and a sentence on them."""

    name: str
    about: str
    router: Router


groups: list[Group] = []


def group(name: str, about: str) -> Router:
    """Begin a group and return the router that takes its operations: functions that answer GET.

    The name of such a function is the name of its address and its `operationId`, both for good;
    its docstring and what its `summary` says are read by users of the API.
    """
    made = Group(name, about, Router(tags=[name]))
    groups.append(made)
    return made.router
