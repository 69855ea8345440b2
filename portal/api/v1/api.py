"""The API itself: which operations it has and what it says when a question is faulty."""

from functools import wraps

from django.http import Http404
from django.utils.module_loading import autodiscover_modules
from django.utils.text import get_text_list
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError

from portal.api.problems import explained_at, problem

from . import changes, citations, index, pages
from .routers import groups

FAULTY = "invalid-parameters"


# Their groups come before those of the apps.
OWN = (index, pages, citations, changes)


class Api(NinjaAPI):
    def get_openapi_operation_id(self, operation):
        return operation.view_func.__name__


def build() -> Api:
    """Return the API with the operations of every app."""
    autodiscover_modules("api")
    own = [one.router for one in OWN]
    groups.sort(key=lambda one: own.index(one.router) if one.router in own else len(own))
    # Without documentation of its own: the portal's stands at /api/, the document beside it.
    api = Api(urls_namespace="api:v1", openapi_url=None, docs_url=None)
    for one in groups:
        api.add_router("", one.router)
    api.add_decorator(only_known, mode="view")
    api.add_exception_handler(ValidationError, _refused)
    api.add_exception_handler(Http404, lambda request, error: problem(404))
    api.add_exception_handler(HttpError, lambda request, error: problem(error.status_code))
    api.add_exception_handler(Exception, _let_through)
    return api


def parameters_of(operation) -> list[str]:
    """Return the names that may stand in the query of an operation."""
    questions = [one for one in operation.models if one.__ninja_param_source__ == "query"]
    return [name for one in questions for name in one.__ninja_flatten_map__]


def only_known(run):
    """Refuse parameters that an operation does not know: a mistyped filter would filter nothing."""
    known = parameters_of(run.__self__)

    @wraps(run)
    def checked(request, *args, **kwargs):
        errors = list(_strangers(request.GET, known))
        return faulty(errors) if errors else run(request, *args, **kwargs)

    return checked


def faulty(errors: list[dict]):
    """Return the problem of a question that holds errors, each {parameter, detail}."""
    names = get_text_list([one["parameter"] for one in errors], "and")
    return problem(
        400,
        f"What to do about {names} stands in errors.",
        type=explained_at(FAULTY),
        title="Some parameters are not right",
        errors=errors,
    )


def _strangers(given, known):
    names = f"Known are {get_text_list(known, 'and')}." if known else "This address takes none."
    for name, values in given.lists():
        if name not in known:
            yield {"parameter": name, "detail": f"There is no such parameter here. {names}"}
        elif len(values) > 1:
            yield {"parameter": name, "detail": "It stands there more than once."}


def _refused(request, error):
    """Tell what is wrong with each parameter; at an address that cannot be, nothing is."""
    if any(one["loc"][0] == "path" for one in error.errors):
        return problem(404)
    return faulty(
        [{"parameter": str(one["loc"][-1]), "detail": _said(one["msg"])} for one in error.errors]
    )


def _said(message):
    return message if message.endswith(".") else f"{message}."


def _let_through(request, error):
    raise error
