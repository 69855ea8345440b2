from django.http import JsonResponse
from django.urls import URLPattern, path

from .api import build
from .document import document
from .serving import served

api = build()


def openapi(request):
    """Give the OpenAPI document."""
    return JsonResponse(document())


def addresses() -> list[URLPattern]:
    """Return the patterns of all operations, each served as the API serves."""
    made, _, _ = api.urls
    # A root of ninja's own stands at the end; ours has its address already.
    return [
        URLPattern(one.pattern, served(one.callback), one.default_args, one.name)
        for one in made
        if one.name != "api-root"
    ]


urlpatterns = [path("openapi.json", served(openapi), name="openapi"), *addresses()]
