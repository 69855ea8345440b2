"""The way in for programs."""

from ninja import Schema
from pydantic import Field

from . import links
from .routers import group, groups

router = group("Start", "Where to begin.")


class Start(Schema):
    """Where everything is."""

    documentation: str = Field(
        description="This documentation.", examples=["https://worklife.example.gov/api/"]
    )
    openapi: str = Field(
        description="The same for programs, as an OpenAPI document.",
        examples=["https://worklife.example.gov/api/v1/openapi.json"],
    )
    addresses: dict[str, str] = Field(
        description="The home page and the lists of the API, by name.",
        examples=[{"list_pages": "https://worklife.example.gov/api/v1/pages/"}],
    )


@router.get("/", response=Start, summary="See where everything is")
def start(request):
    """The addresses of all lists."""
    routes = [route for one in groups for route in one.router.path_operations.items()]
    names = [view.operations[0].view_func.__name__ for route, view in routes if "{" not in route]
    return {
        "documentation": links.absolute("/api/"),
        "openapi": links.address_of("openapi"),
        "addresses": {name: links.address_of(name) for name in names if name != "start"},
    }
