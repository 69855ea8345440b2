"""Lists, a part at a time."""

from django.db.models import QuerySet

from .links import absolute
from .parameters import Paging


def listed(request, found, paging: Paging) -> dict:
    """Return the part of a list that is asked for, as `Listing` has it.

    `found` is a queryset, in an order without ties, or a sequence. A queryset costs two queries
    and whatever it fetches along.
    """
    start, end = paging.offset, paging.offset + paging.limit
    count = found.count() if isinstance(found, QuerySet) else len(found)
    return {
        "count": count,
        "next": _address(request, paging, end) if end < count else None,
        "previous": _address(request, paging, max(0, start - paging.limit)) if start else None,
        "items": list(found[start:end]),
    }


def _address(request, paging, offset):
    question = request.GET.copy()
    question["limit"], question["offset"] = paging.limit, offset
    return absolute(f"{request.path}?{question.urlencode()}")
