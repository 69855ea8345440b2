import pytest

from portal.accounts.roles import Role
from tests.factories import make_person


@pytest.fixture
def author(db):
    return make_person(Role.AUTHOR, name="Ada Author")


@pytest.fixture
def reviewer(db):
    return make_person(Role.REVIEWER, name="Rosa Reviewer")


@pytest.fixture
def publisher(db):
    return make_person(Role.PUBLISHER, name="Paul Publisher")


@pytest.fixture
def other_publisher(db):
    return make_person(Role.PUBLISHER, name="Petra Publisher")
