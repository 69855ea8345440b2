"""Each queue of work as a list of its own, with them all."""

from django.core.paginator import Paginator
from django.http import Http404
from django.utils import timezone
from django.views.decorators.http import require_safe

from portal.publishing.rules import can_view

from .queues import queue_named, queues
from .screens import screen, show

ROWS = 50


@screen("work/", name="work", may=can_view, label="Work in progress")
@require_safe
def everything(request):
    return _list(request, queue_named("all"))


@screen("work/<slug:name>/", name="work_queue", may=can_view)
@require_safe
def one_queue(request, name):
    if not (chosen := queue_named(name)):
        raise Http404
    return _list(request, chosen)


def _list(request, chosen):
    at = timezone.now()
    page = Paginator(chosen.find(request.user, at), ROWS).get_page(request.GET.get("page"))
    return show(
        request,
        "admin/work.html",
        title=chosen.title,
        chosen=chosen,
        queues=queues(),
        page=page,
        rows=[chosen.row(one, at) for one in page],
    )
