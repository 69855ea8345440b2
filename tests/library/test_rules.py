"""Who may do what with the files of a form: role, section, action, answer."""

import pytest

from portal.library.rules import can_keep_files, can_see_files
from tests.factories import make_person, make_user

pytestmark = pytest.mark.django_db

#   role             section     sees   keeps
TABLE = [
    ("",              "",         False, False),
    ("author",        "telework", True,  False),
    ("author",        "site",     True,  False),
    ("reviewer",      "site",     True,  False),
    ("publisher",     "telework", True,  False),
    ("publisher",     "site",     True,  True),
    ("publisher",     "",         True,  True),
    ("administrator", "",         True,  True),
]  # fmt: skip


@pytest.mark.parametrize(("role", "section", "sees", "keeps"), TABLE)
def test_rights(role, section, sees, keeps):
    user = make_person(role, section) if role else make_user()

    assert (can_see_files(user), can_keep_files(user)) == (sees, keeps)
