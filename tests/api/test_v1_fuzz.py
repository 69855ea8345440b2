"""Hostile questions to the API, made from its own document."""

import json

import pytest
import schemathesis
from django.conf import settings
from django.db import transaction
from django.test import override_settings
from hypothesis import HealthCheck, given, strategies
from hypothesis import settings as effort

from portal.wsgi import application
from tests.api.portal import make_portal
from tests.factories import make_page

pytestmark = [pytest.mark.django_db, pytest.mark.engine("sqlite"), pytest.mark.slow]

FILE = settings.BASE_DIR / "docs" / "openapi.json"
MODES = list(schemathesis.GenerationMode)
MODEST = effort(
    max_examples=10,
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture(scope="module", autouse=True)
def portal(django_db_setup, django_db_blocker):
    """Have a small portal for all operations, since they only read it; and no limit."""
    with (
        override_settings(API_REQUESTS_A_MINUTE=0),
        django_db_blocker.unblock(),
        transaction.atomic(),
    ):
        make_page(slug="")
        make_portal()
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def schema():
    provisions = strategies.sampled_from(["5 U.S.C. 6502(b)", "5 CFR part 531"])
    schemathesis.openapi.format("us-law-citation", provisions)
    schema = schemathesis.openapi.from_path(FILE, config=schemathesis.Config(seed=1))
    schema.app = application
    return schema


def ask(case):
    # The client here cannot read Brotli.
    case.call_and_validate(headers={"Accept-Encoding": "identity"})


@pytest.mark.parametrize("path", json.loads(FILE.read_text(encoding="utf-8"))["paths"])
def test_operation_keeps_to_its_document(path, schema):
    operation = schema[path]["GET"]
    generation = schema.config.generation_for(operation=operation)

    for case in schema.iter_coverage_cases(
        operation, generation_modes=MODES, generation_config=generation
    ):
        ask(case)
    questions = strategies.one_of([operation.as_strategy(mode) for mode in MODES])
    MODEST(given(questions)(ask))()
