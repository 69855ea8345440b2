"""The name on a certificate is kept nowhere: not in the database, a log, a session or a cookie."""

import hashlib
import logging

import pytest
from django.apps import apps
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client, RequestFactory
from django.urls import resolve
from django.views.debug import ExceptionReporter

from portal.agencies.models import Agency
from tests.factories import make_editor
from tests.factories.certificates import EASTERN, PASSED_AT, make_completion, make_version
from training.certificates import Status, issue, pdf, rates, verification, verify, views
from training.certificates.issuing import award, revoke
from training.certificates.names import as_compared, as_printed
from training.models import Certificate

pytestmark = pytest.mark.django_db

FIRST = "Quillon"
LAST = "Vexworthé"
WORDS = (FIRST, LAST)
NAME = " ".join(WORDS)
TRACES = {
    form(word)
    for word in (*WORDS, NAME)
    for form in (str, str.lower, str.upper, as_compared, as_printed)
} | {
    hashed(spelled.encode()).hexdigest()
    for spelled in (NAME, as_compared(NAME), NAME.lower(), NAME.upper())
    for hashed in (hashlib.md5, hashlib.sha1, hashlib.sha256)
}


@pytest.fixture(autouse=True)
def new_minute():
    rates.rate.spread_until.clear()


def dump() -> str:
    """Return every value in every table as text."""
    lines = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names():
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            lines += [str(row) for row in cursor.fetchall()]
    return "\n".join(lines)


def traces(text: str) -> set[str]:
    return {one for one in TRACES if one in text}


def test_search_for_traces_finds_what_is_there():
    Agency.objects.create(slug="agency", name=f"Office of {NAME}")

    assert traces(dump()) >= {NAME, FIRST, LAST}
    assert traces(hashlib.sha256(NAME.encode()).hexdigest())


@pytest.mark.slow
def test_database_holds_no_name_after_a_hundred_certificates():
    version = make_version()
    for _ in range(100):
        award(completion=make_completion(version), name=NAME, zone=EASTERN, at=PASSED_AT)

    text = dump()

    assert Certificate.objects.count() == 100
    assert len(set(Certificate.objects.values_list("mac", flat=True))) == 100
    assert all(number in text for number in Certificate.objects.values_list("number", flat=True))
    assert traces(text) == set()


def walk(client):
    """Do with a certificate all that a reader can; return the answers and the certificate."""
    response = issue(RequestFactory().post("/training/x/"), make_completion(), NAME, EASTERN)
    certificate = Certificate.objects.get()
    own = f"/training/certificates/{certificate.number}/"
    both = {"number": certificate.number, "name": NAME}
    answers = [
        response,
        client.post(own, {"name": NAME}),
        client.post(own, {"name": f"{NAME} Other"}),
        client.post(f"{own}pdf/", {"name": NAME}),
        client.post(f"{own}pdf/", {"name": f"{NAME} 李"}),
        client.post("/training/verify/", both),
        client.post("/training/verify/", both | {"number": "nonsense"}),
        client.post("/training/verify/", both | {"number": "WLT-7K2M-9QXD-4HT5"}),
    ]
    return answers, certificate


def test_log_session_and_cookies_hold_no_name(caplog, settings):
    caplog.set_level(logging.DEBUG)
    client = Client()
    session = client.session
    session["training"] = {}
    session.save()
    before = Session.objects.get().session_data

    answers, _ = walk(client)

    lines = [f"{vars(record)} {record.getMessage()}" for record in caplog.records]
    assert len(lines) > 10
    assert traces("\n".join(lines)) == set()
    assert traces(dump()) == set()
    assert Session.objects.get().session_data == before
    for answer in answers:
        assert traces(f"{answer.cookies.output()}{dict(answer.headers)}") == set()
    assert set(client.cookies) == {settings.SESSION_COOKIE_NAME}


def test_removed_key_is_logged_without_the_name(caplog, settings):
    settings.CERTIFICATE_KEYS = ["old:" + "a" * 32]
    certificate = award(completion=make_completion(), name=NAME, zone=EASTERN, at=PASSED_AT)
    settings.CERTIFICATE_KEYS = []
    caplog.set_level(logging.DEBUG)

    assert verify(certificate.number, NAME).status == Status.NOT_CHECKED
    assert "no longer has the key 'old'" in caplog.text
    assert traces(caplog.text) == set()


class BrokenError(Exception):
    pass


def broken(*args, **kwargs):
    raise BrokenError


@pytest.mark.parametrize(
    ("module", "what", "path"),
    [
        (views, "verify", "/training/verify/"),
        (views, "verify", "/training/certificates/WLT-7K2M-9QXD-4HT5/"),
        (views, "verify", "/training/certificates/WLT-7K2M-9QXD-4HT5/pdf/"),
        (views, "render", "/training/verify/"),
        (verification, "_found", "/training/verify/"),
        (pdf, "drawn", "own pdf"),
    ],
)
def test_report_of_an_error_holds_no_name(monkeypatch, module, what, path):
    certificate = award(completion=make_completion(), name=NAME, zone=EASTERN, at=PASSED_AT)
    path = path.replace("own pdf", f"/training/certificates/{certificate.number}/pdf/")
    monkeypatch.setattr(module, what, broken)
    request = RequestFactory().post(path, {"number": "WLT-7K2M-9QXD-4HT5", "name": NAME})

    reported = report(request)

    assert "BrokenError" in reported
    assert traces(reported) == set()


def test_report_of_an_error_while_issuing_holds_no_name(monkeypatch):
    monkeypatch.setattr(views, "award", broken)
    completion, request = make_completion(), RequestFactory().post("/training/x/")

    with pytest.raises(BrokenError) as error:
        issue(request, completion, NAME, EASTERN)

    below = error.traceback[-1]._rawentry
    assert traces(html_of(request, error.value, below)) == set()


def report(request) -> str:
    """Return the report that Django makes of the error with which a request ends."""
    match = resolve(request.path)
    with pytest.raises(BrokenError) as error:
        match.func(request, *match.args, **match.kwargs)
    # The first frame is of this test, and knows the name.
    return html_of(request, error.value, error.value.__traceback__.tb_next)


def html_of(request, error, traceback):
    reporter = ExceptionReporter(request, type(error), error, traceback)
    return reporter.get_traceback_html() + reporter.get_traceback_text()


def test_no_model_of_training_has_a_field_for_a_name():
    fields = {
        f"{model.__name__}.{field.name}"
        for model in (apps.get_model("training", one) for one in ("Certificate", "Completion"))
        for field in model._meta.get_fields()
        if "name" in field.name or "person" in field.name or field.name == "email"
    }

    assert fields == set()


def test_revoking_keeps_no_name():
    certificate = award(completion=make_completion(), name=NAME, zone=EASTERN, at=PASSED_AT)

    revoke(certificate=certificate, reason="Taken twice.", by=make_editor(), at=PASSED_AT)

    assert traces(dump()) == set()
