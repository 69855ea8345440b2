"""What a question may hold: types of parameters, each with the words that tell how to mend it."""

import re
from datetime import UTC, datetime
from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from portal.publishing.models.page import PATH_LENGTH

PATH = r"^/([a-z0-9-]+/)*$"
SECTION = r"^[a-z0-9-]+$"
WORDS_LENGTH = 100
# RFC 3339, section 5.6; a leap second is none that a page was changed in.
_MOMENT = re.compile(
    r"\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]([01]\d|2[0-3]):[0-5]\d)", re.ASCII
)
# Databases hold no larger numbers, and no list here is that long.
FARTHEST = 1_000_000


def _refuse(message):
    return PydanticCustomError("question", message)


def _path(text):
    if len(text) > PATH_LENGTH or not re.fullmatch(PATH[1:-1], text):
        raise _refuse("Write the page's address as on this site, such as /telework/employees/.")
    return text


def _section(text):
    if len(text) > PATH_LENGTH or not re.fullmatch(SECTION[1:-1], text):
        raise _refuse("Write the first part of an address, such as telework.")
    return text


def _words(text):
    if not 0 < len(text) <= WORDS_LENGTH:
        raise _refuse(f"Write something, in at most {WORDS_LENGTH} characters.")
    return text


def _moment(text):
    message = "Write a day and a time of day with its zone, such as 2026-11-20T15:00:00Z."
    if not _MOMENT.fullmatch(text):
        raise _refuse(message)
    try:
        return datetime.fromisoformat(text.upper()).astimezone(UTC)
    except OverflowError:
        # Near the first or the last day there is: nothing is older, or newer.
        return datetime.max.replace(tzinfo=UTC) if text > "5" else datetime.min.replace(tzinfo=UTC)
    except ValueError as error:
        raise _refuse(message) from error


def _whole(text):
    if isinstance(text, str) and not re.fullmatch(r"-?[0-9]{1,18}", text):
        raise _refuse("Write a whole number in digits.")
    return text


Words = Annotated[
    str,
    AfterValidator(_words),
    WithJsonSchema({"type": "string", "minLength": 1, "maxLength": WORDS_LENGTH}),
]
PagePath = Annotated[
    str,
    AfterValidator(_path),
    WithJsonSchema({"type": "string", "pattern": PATH, "maxLength": PATH_LENGTH}),
]
SectionName = Annotated[
    str,
    AfterValidator(_section),
    WithJsonSchema({"type": "string", "pattern": SECTION, "maxLength": PATH_LENGTH}),
]
Moment = Annotated[
    datetime,
    BeforeValidator(_moment),
    WithJsonSchema({"type": "string", "format": "date-time"}),
]
Whole = Annotated[int, BeforeValidator(_whole)]


class Paging(BaseModel):
    """Which part of a list is asked for."""

    limit: Whole = Field(20, ge=1, le=100, description="How many items to give at most.")
    offset: Whole = Field(0, ge=0, le=FARTHEST, description="How many items to pass over first.")
