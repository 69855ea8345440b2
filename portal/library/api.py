"""The forms in the API."""

from datetime import date
from typing import Literal

from django.db.models import Prefetch
from django.utils import timezone
from ninja import Query, Schema
from pydantic import BaseModel, Field

from portal.api.v1 import links
from portal.api.v1.listing import listed
from portal.api.v1.parameters import Paging, Words
from portal.api.v1.routers import group
from portal.api.v1.shapes import SHORT, Listing, PageShort, example

from .models import Form, FormFile
from .numbers import spellings

router = group("Forms", "Forms: what each is for, which edition is known, where to get it.")

OWN = (
    "number", "form_title", "issuer", "scope", "edition", "edition_state", "superseded_by",
    "get_it", "link", "link_is",
)  # fmt: skip


class FileOfForm(Schema):
    """A file that the portal gives to readers."""

    url: str = Field(
        examples=["https://worklife.example.gov/forms/sf-182/files/7/training-request.pdf"]
    )
    format: str = Field(description="pdf, docx or xlsx.", examples=["pdf"])
    edition: str = Field(description="Empty if the file names none.", examples=["December 2006"])
    size: int = Field(description="In bytes.", examples=[183402])
    sha256: str = Field(
        description="The hash of the file, in hexadecimal.",
        examples=["9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"],
    )
    is_accessible: bool | None = Field(
        description="What a person found who tried it; null while nobody has.", examples=[True]
    )
    uploaded_on: date = Field(examples=["2026-11-22"])

    @staticmethod
    def resolve_url(file):
        return links.absolute(file.get_absolute_url())

    @staticmethod
    def resolve_is_accessible(file):
        return None if not file.access else file.access == FormFile.Access.ACCESSIBLE

    @staticmethod
    def resolve_uploaded_on(file):
        return timezone.localdate(file.uploaded_at)


class FormShort(PageShort):
    """A form."""

    model_config = example(
        "/forms/sf-182/",
        title="SF-182: Authorization, Agreement and Certification of Training",
        short_title="SF-182",
        summary="Authorizes and certifies training, as its title says, and holds the agreement.",
        kind="library.form",
    )
    number: str = Field(description="Empty if it has none.", examples=["SF-182"])
    form_title: str = Field(
        description="The title printed on it; empty if no source gives it.",
        examples=["Authorization, Agreement and Certification of Training"],
    )
    issuer: str = Field(examples=["U.S. Office of Personnel Management"])
    scope: str = Field(
        description="Governmentwide, or the agency whose form it is.", examples=["Governmentwide"]
    )
    edition: str = Field(
        description="As the source shows it; empty if it shows none.", examples=["December 2006"]
    )
    edition_state: str = Field(
        description="current, superseded or unknown: whether there is a later edition.",
        examples=["unknown"],
    )
    superseded_by: str = Field(description="What took its place, or empty.", examples=[""])
    get_it: str = Field(description="Whom to ask for it.", examples=["Ask your training office."])
    link: str = Field(description="An address that has it, or empty.", examples=[""])
    link_is: str = Field(
        description="Whose address that is: official (the issuer's), copy, or empty.", examples=[""]
    )
    files: list[FileOfForm] = Field(description="What can be downloaded here, the newest first.")

    @staticmethod
    def resolve_files(form):
        return form.given


class FormList(Listing[FormShort]):
    pass


class Filters(BaseModel):
    state: Literal[tuple(Form.EditionState.values)] | None = Field(
        None, description="Only forms whose edition is in this state.", examples=["unknown"]
    )
    number: Words | None = Field(
        None,
        description="Only the form of this number, however it is written.",
        examples=["SF 182"],
    )


@router.get("/forms/", response=FormList, summary="List forms")
def list_forms(request, filters: Query[Filters], paging: Query[Paging]):
    """The forms of the library in the order of their addresses."""
    found = Form.objects.live().only(*SHORT, *OWN, "slug").order_by("path")
    if filters.state:
        found = found.filter(edition_state=filters.state)
    if filters.number:
        found = found.filter(pk__in=_called(filters.number))
    kept = FormFile.objects.kept().select_related("form")
    return listed(request, found.prefetch_related(Prefetch("files", kept, "given")), paging)


def _called(number):
    """Return the numbers of the rows whose form a number names, in any spelling of it."""
    asked = _plain(number)
    numbers = Form.objects.live().exclude(number="").values_list("pk", "number")
    return [pk for pk, own in numbers if asked in map(_plain, spellings(own))]


def _plain(number):
    return "".join(one for one in number.casefold() if one.isalnum())
