"""The forms of the library as readers get them, looked up once a generation."""

from collections import Counter
from dataclasses import dataclass

from portal.core.generation import per_generation

from .models import Form, FormFile
from .numbers import in_full, place


@dataclass(frozen=True)
class Listed:
    """A form in the library's list."""

    number: str
    number_in_full: str
    title: str
    path: str
    issuer: str
    edition: str
    state: str
    state_label: str
    has_files: bool


ORDERS = {
    "number": ("By number", lambda one: place(one.number, one.title)),
    "title": ("By title", lambda one: one.title.casefold()),
}


@per_generation
def forms(library_id: int | None) -> tuple[Listed, ...]:
    """Return the live forms below a library, in two queries; none below an unsaved one."""
    if library_id is None:
        return ()
    found = Form.objects.live().filter(parent=library_id)
    kept = FormFile.objects.kept().filter(form__in=found)
    with_files = set(kept.values_list("form_id", flat=True))
    return tuple(_listed(one, one.pk in with_files) for one in found)


def narrowed(found, state: str, order: str) -> tuple[list[Listed], Counter]:
    """Return the forms of a state ("" for all) in an order, and how many there are of each."""
    _, key = ORDERS[order]
    counts = Counter(one.state for one in found)
    return sorted((one for one in found if state in ("", one.state)), key=key), counts


def _listed(form, has_files):
    return Listed(
        number=form.number,
        number_in_full=in_full(form.number),
        title=form.title,
        path=form.path,
        issuer=form.issuer,
        edition=form.edition,
        state=form.edition_state,
        state_label=form.get_edition_state_display(),
        has_files=has_files,
    )
