"""Forms and their files, valid and dull."""

from portal.library import actions
from portal.library.models import Form, FormsLibrary
from portal.library.uploads import check
from tests.factories import AT, make_page
from tests.library.corpus import pdf


def make_library(**content):
    return make_page(FormsLibrary, slug="forms", **content)


def make_form(library, number="SF-182", **content):
    title = content.pop("title", f"{number or 'Paper'}: a form that is asked for")
    return make_page(Form, parent=library, number=number, title=title, **content)


def make_file(form, *, data=None, name="form.pdf", by=None, edition=""):
    data = data or pdf()
    return actions.upload(
        form=form, checked=check(data, name), data=data, edition=edition, by=by, at=AT
    )
