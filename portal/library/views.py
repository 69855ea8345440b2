"""The files of forms, as readers download them."""

import logging

from django.db import DatabaseError
from django.http import FileResponse, Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from . import actions, storage
from .models import Form, FormFile
from .rules import can_see_files

logger = logging.getLogger(__name__)

HEADERS = {
    "Cache-Control": "public, max-age=0, must-revalidate",
    # Should a browser show it after all, it runs nothing and reaches nothing.
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "X-Content-Type-Options": "nosniff",
}


@require_safe
def file(request, form, number, name):
    """Give a file of a live form as a download; people at the desk get those of drafts too."""
    found = get_object_or_404(FormFile.objects.kept().select_related("form"), pk=number)
    is_public = found.form.state == Form.State.LIVE
    if not is_public and not _is_at_desk(request.user):
        raise Http404
    if request.path != found.get_absolute_url():
        return HttpResponseRedirect(found.get_absolute_url())
    etag = f'"{found.sha256}"'
    unchanged = get_conditional_response(request, etag=etag)
    response = unchanged or _download(request, found)
    for header, value in HEADERS.items():
        response[header] = value
    if not is_public:
        response["Cache-Control"] = "private, no-store"
    response["ETag"] = etag
    return response


def _is_at_desk(user):
    return user.is_authenticated and can_see_files(user)


def _download(request, found):
    try:
        content = storage.path_of(found.sha256).open("rb")
    except FileNotFoundError as error:
        # The database was brought back without the folder, or the folder is elsewhere.
        logger.error("A form's file is not in FORM_FILES: %s", found.sha256)
        raise Http404 from error
    if request.method == "GET":
        _count(found)
    # So that GZipMiddleware leaves it as it is: these files are compressed already, and its way
    # would cost the length and the strong ETag.
    request.META.pop("HTTP_ACCEPT_ENCODING", None)
    return FileResponse(
        content, as_attachment=True, filename=found.name, content_type=found.content_type
    )


def _count(found):
    """Count a download; that this fails keeps no file from its reader."""
    try:
        actions.count(found)
    except DatabaseError:
        logger.exception("A download was not counted: %s", found.sha256)
