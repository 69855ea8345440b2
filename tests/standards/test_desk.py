"""Targets and results at the desk: who may do what, and what is kept of it."""

from datetime import date

import pytest
from django.contrib.admin.models import LogEntry
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.test import Client
from django.utils import timezone

from portal.accounts.roles import Role
from portal.core import generation
from portal.desk.panels import panels_for
from portal.standards import actions
from portal.standards.figures import Count
from portal.standards.forms import FigureForm
from portal.standards.models import Measure, Target
from tests.factories import make_editor, make_person, make_user
from tests.reading import words
from tests.standards.records import DUE, OCTOBER, make_measure, make_target

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]

TARGETS, MEASURES = "/admin/standards/target/", "/admin/standards/measure/"
ENTER = "/admin/standards/enter/"
PEOPLE = ("nobody", "staff", "author", "reviewer", "elsewhere", "publisher", "administrator")

# "elsewhere" publishes telework pages, the others but administrators work on the site's own. An
# answer is a status, or where it leads: "in" to sign-in, "on" anywhere else, when it was done.
TABLE = [
    # request               nobody staff author reviewer elsewhere publisher admin
    ("GET targets",          "in   403   200    200      200       200       200"),
    ("GET target",           "in   403   200    200      200       200       200"),
    ("POST target",          "401  403   403    403      403       on        on"),
    ("GET target add",       "in   403   403    403      403       403       403"),
    ("GET target delete",    "in   403   403    403      403       403       403"),
    ("GET results",          "in   403   200    200      200       200       200"),
    ("GET result",           "in   403   200    200      200       200       200"),
    ("POST result",          "401  403   403    403      403       403       403"),
    ("POST result delete",   "401  403   403    403      403       403       403"),
    ("POST entered delete",  "401  403   403    403      403       on        on"),
    ("GET enter",            "in   403   403    403      403       200       200"),
    ("POST enter",           "401  403   403    403      403       on        on"),
]  # fmt: skip
MAY = {"publisher", "administrator"}


@pytest.fixture
def outside():
    return make_target("availability", records="no", value=99.5, title="Time it is up")


@pytest.fixture
def known(outside):
    return make_measure(outside, value=99.1, right=None, of=None, source="The monitor")


@pytest.fixture
def publisher():
    return make_person(Role.PUBLISHER, "site", name="Pat Publisher")


@pytest.fixture
def desk(client_reads, publisher):
    client_reads.login(publisher)
    return client_reads


def people():
    return {
        "nobody": None,
        "staff": make_user(),
        "author": make_person(Role.AUTHOR, "site"),
        "reviewer": make_person(Role.REVIEWER, "site"),
        "elsewhere": make_person(Role.PUBLISHER, "telework"),
        "publisher": make_person(Role.PUBLISHER, "site"),
        "administrator": make_person(Role.ADMINISTRATOR),
    }


def target_form(shown, **changes):
    names = (
        "title", "service", "promise", "target", "value", "unit", "period", "method", "caveats",
        "records", "needs", "origin", "order",
    )  # fmt: skip
    return {name: getattr(shown, name) for name in names} | {"is_shown": "on", **changes}


def typed(chosen, **changes):
    fields = {"target": chosen.pk, "month": f"{OCTOBER}", "value": "99.7", "source": "The monitor"}
    return fields | changes


def addresses(entered, own):
    target = f"{TARGETS}{entered.target_id}"
    return {
        "targets": (TARGETS, {}),
        "target": (f"{target}/change/", target_form(entered.target, title="Typed")),
        "target add": (f"{TARGETS}add/", {}),
        "target delete": (f"{target}/delete/", {}),
        "results": (MEASURES, {}),
        "result": (f"{MEASURES}{own.pk}/change/", {"value": 1}),
        "result delete": (f"{MEASURES}{own.pk}/delete/", {"post": "yes"}),
        "entered delete": (f"{MEASURES}{entered.pk}/delete/", {"post": "yes"}),
        "enter": (ENTER, typed(entered.target)),
    }


def told(answer):
    if answer.status_code != 302:
        return str(answer.status_code)
    return "in" if answer["Location"].startswith(("/admin/login/", "/accounts/")) else "on"


def stands():
    tables = (Target, Measure)
    return generation.current(), [list(table.objects.order_by("pk").values()) for table in tables]


@pytest.mark.slow
def test_answer_and_effect_by_person(known):
    requests = addresses(known, make_measure())
    answers, changed = {row: [] for row, _ in TABLE}, {row: set() for row, _ in TABLE}
    for name, user in people().items():
        client = Client()
        if user:
            client.force_login(user)
        before = stands()
        for row in answers:
            method, _, what = row.partition(" ")
            with transaction.atomic():
                path, data = requests[what]
                answer = client.get(path) if method == "GET" else client.post(path, data)
                answers[row].append(told(answer))
                changed[row] |= {name} if stands() != before else set()
                transaction.set_rollback(True)
            generation.forget()

    assert answers == {row: expected.split() for row, expected in TABLE}
    done = {row for row, expected in TABLE if "on" in expected}
    assert changed == {row: MAY if row in done else set() for row in answers}


@pytest.mark.slow
def test_target_that_is_changed_is_an_editors_from_then_on(desk, outside):
    number = generation.current()

    desk.post(f"{TARGETS}{outside.pk}/change/", target_form(outside, value=99), status=302)

    outside.refresh_from_db()
    assert (outside.value, outside.is_edited, generation.current()) == (99, True, number + 1)


@pytest.mark.slow
def test_target_with_a_number_needs_its_words(desk, outside):
    soup = desk.post(f"{TARGETS}{outside.pk}/change/", target_form(outside, target=""), status=200)

    assert words(soup.select_one(".error-summary")).endswith("Say the target in words too.")


@pytest.mark.slow
def test_figure_is_entered_with_its_source_and_logged(desk, publisher, known):
    desk.post(ENTER, typed(known.target), status=302)

    known.refresh_from_db()
    assert (known.value, known.source, known.entered_by) == (99.7, "The monitor", publisher)
    entry = LogEntry.objects.get()
    assert entry.user == publisher
    assert entry.change_message == (
        "Entered 99.7 percent, from: The monitor. It was: 99.1 percent."
    )
    assert "Readers see it now. It was: 99.1 percent." in desk.get(MEASURES).text


@pytest.mark.slow
def test_cases_make_a_share_and_what_the_records_told_stays(desk):
    target = make_target("agency-contacts", records="partly")
    make_measure(target, value=None, right=None, of=None, note="12 of 74 agencies have one.")

    desk.post(ENTER, typed(target, value="", right="49", of="50"), status=302)

    kept = Measure.objects.get()
    assert (kept.value, kept.right, kept.of) == (98, 49, 50)
    assert kept.note == "12 of 74 agencies have one."


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({}, None),
        ({"value": "", "right": "4", "of": "5"}, None),
        ({"value": "0", "of": "8640"}, None),
        ({"target": ""}, "target"),
        ({"month": "2026-11-01"}, "month"),
        ({"month": "2025-10-01"}, "month"),
        ({"value": ""}, "value"),
        ({"value": "101"}, "value"),
        ({"value": "-1"}, "value"),
        ({"value": "nan"}, "value"),
        ({"value": "95", "of": "0"}, "right"),
        ({"value": "95", "of": "19"}, "right"),
        ({"value": "95", "of": "20"}, None),
        ({"value": "", "right": "5"}, "of"),
        ({"value": "", "right": "5", "of": "4"}, "right"),
        ({"right": "4", "of": "5"}, "value"),
        ({"source": ""}, "source"),
    ],
)
def test_figure_that_cannot_be_is_refused_at_its_field(outside, changes, fault):
    form = FigureForm(typed(outside, **changes), today=date(2026, 11, 1))

    assert [*form.errors] == ([fault] if fault else [])


@pytest.mark.slow
def test_what_is_wrong_is_named_and_nothing_typed_is_lost(desk, outside):
    soup = desk.post(ENTER, typed(outside, value="101"), status=422)

    summary = soup.select_one(".error-summary")
    assert words(summary.a) == "Figure: A share cannot be above 100 percent."
    assert soup.select_one(summary.a["href"])["value"] == "101"
    assert soup.select_one("#id_source")["value"] == "The monitor"
    assert not Measure.objects.exists()


def test_figure_of_the_records_that_they_cannot_give_again_stays(publisher):
    target = make_target("broken-links", records="partly", unit="links", value=0)
    make_measure(target, value=3)
    form = FigureForm(typed(target, value="0"), today=date(2026, 11, 1))
    entry = {"target": target, "month": OCTOBER, "count": Count(0), "source": "Me", "at": DUE}

    assert [*form.errors] == ["month"]
    with pytest.raises(ValidationError):
        actions.enter(**entry, by=publisher)
    assert Measure.objects.get().value == 3


def test_seconds_are_no_share():
    target = make_target("speed", records="no", unit="seconds", value=2.5)
    today = date(2026, 11, 1)

    share = FigureForm(typed(target, value="", right="4", of="5"), today=today)
    seconds = FigureForm(typed(target, value="102.5"), today=today)

    assert [*share.errors] == ["right"]
    assert seconds.is_valid()
    assert seconds.cleaned_data["count"] == Count(102.5)


def test_what_the_portal_measures_itself_is_not_entered():
    form = FigureForm(typed(make_target("answer")), today=date(2026, 11, 1))

    assert [*form.errors] == ["target"]


def test_nobody_else_enters_a_figure_by_another_way(outside):
    with pytest.raises(PermissionDenied):
        actions.enter(
            target=outside,
            month=OCTOBER,
            count=Count(99),
            source="Me",
            by=make_person(Role.REVIEWER, "site"),
            at=DUE,
        )


def panel_of(user):
    found = panels_for(user, timezone.now())
    return next((one for one in found if one.title.startswith("Service standards")), None)


@pytest.mark.slow
def test_panel_names_what_was_missed_last_month_for_who_keeps_it_and_its_owner(publisher):
    owner = make_person(Role.AUTHOR, "telework")
    missed = make_measure(make_target("answer", owner=owner), value=80, right=32, of=40)
    few = make_measure(make_target("complaint"), value=None, right=3, of=4)
    make_measure(make_target("helpful", value=None, target=""), value=10)
    make_measure(make_target("acknowledgement"), value=99)
    make_measure(make_target("status-posted"), month=OCTOBER.replace(month=9), value=10)

    panel = panel_of(publisher)

    assert panel.title == "Service standards missed in October"
    assert [row.url for row in panel.rows] == [
        f"{MEASURES}{missed.pk}/change/",
        f"{MEASURES}{few.pk}/change/",
    ]
    assert panel.rows[0].lines == ("80 percent. Target: 90 percent",)
    assert [row.url for row in panel_of(owner).rows] == [f"{MEASURES}{missed.pk}/change/"]
    assert panel_of(make_person(Role.REVIEWER, "site")) is None


@pytest.mark.slow
def test_panel_is_not_there_while_all_is_met():
    make_measure()

    assert panel_of(make_editor()) is None


@pytest.mark.slow
@pytest.mark.parametrize("number", [1, 3])
def test_lists_cost_the_same_for_one_and_for_many(
    desk, publisher, django_assert_num_queries, number
):
    for place in range(number):
        target = make_target(f"target-{place}", owner=publisher)
        make_measure(target, source="The monitor", entered_by=publisher)
    for path, queries in ((TARGETS, 7), (MEASURES, 8)):
        desk.get(path)

        # Session, user, grants, the agencies one looks after, two counts, the rows; of results,
        # the targets to filter by.
        with django_assert_num_queries(queries):
            desk.get(path)
