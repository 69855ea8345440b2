"""Going on at another device, by a code."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import settings as tried
from hypothesis import strategies as st

from tests.factories.courses import make_outline
from tests.training.learner import NAME_FORM, Learner, small_outline
from training.models import Completion, Transfer
from training.progress import codes, limits
from training.progress.merging import merged

trials = tried(max_examples=50, deadline=None)
CODE = re.compile(r"(?:[A-Z0-9]{4}-){2}[A-Z0-9]{4}")


@pytest.fixture(autouse=True)
def forgotten_tries():
    limits.rate.spread_until.clear()


@pytest.fixture
def outline(db):
    return small_outline(modules=1, lessons=2, questions=1)


@pytest.fixture
def devices(outline):
    """Two devices of one learner; a lesson was read on the first."""
    first, second = Learner(outline), Learner(outline)
    first.read(outline.lessons[0])
    return first, second


def code_from(device):
    return CODE.search(device.reader.post("/training/progress/code/").main.text)[0]


def carry(device, code, *, status=302):
    return device.reader.post("/training/continue/", {"code": code}, status=status)


# Codes


def test_code_is_grouped_and_without_look_alikes():
    code = codes.new_code()

    assert CODE.fullmatch(codes.written(code))
    assert not set(code) & set("01258BGILOQSUZ")
    assert codes.fault(code) == ""


@trials
@given(st.text(codes.ALPHABET, min_size=12, max_size=12), st.integers(0, 12))
def test_code_is_read_however_it_is_typed(code, place):
    typed = f" {codes.written(code).lower()[:place]} {codes.written(code).lower()[place:]}"

    assert codes.as_typed(typed) == code


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "Enter the code."),
        ("ACDE-FHJK", "A code has 12 letters and digits. You typed 8."),
        ("ACDE-FHJK-MNP0", "0 is in no code."),
        ("ACDE-FHJK-MO10", "0 1 O are in no code."),
        ("ACDE-FHJK-MNPR", "No progress waits under this code."),
    ],
)
@pytest.mark.django_db
def test_faults_are_explained_and_what_was_typed_stays(client_reads, typed, said):
    page = client_reads.post("/training/continue/", {"code": typed}, status=422)

    assert said in page.select_one("[role=alert]").text
    assert said in page.select_one("#code-error").text
    assert page.select_one("#code")["value"] == typed


# Merging

moments = st.integers(10, 59).map(lambda minute: f"2026-11-20T15:{minute}:00+00:00")
finals = st.builds(
    lambda at, passed, tries: {
        "tries": tries,
        "at": at,
        "passed": {"at": at, "percent": 90} if passed else None,
    },
    moments,
    st.booleans(),
    st.integers(1, 3),
)
entries = st.fixed_dictionaries(
    {
        "run": st.uuids().map(str),
        "seed": st.text("0123456789abcdef", min_size=8, max_size=8),
        "version": st.sampled_from(["2026.1", "2026.2"]),
        "begun": moments,
        "at": moments,
        "read": st.lists(st.integers(1, 5), unique=True),
        "answers": st.dictionaries(st.sampled_from(["E1.1", "E1.2"]), st.just([2])),
        "checked": st.dictionaries(
            st.sampled_from(["module-1"]), moments.map(lambda at: {"right": 1, "of": 1, "at": at})
        ),
        "final": st.just({}) | finals,
        "agency": st.sampled_from(["", "usda", "dol"]),
        "extra_read": st.booleans(),
        "completion": st.none() | st.integers(1, 9),
    }
)
held = st.dictionaries(st.sampled_from(["employees", "supervisors"]), entries)


@pytest.mark.slow
@trials
@given(held, held)
def test_what_was_done_on_either_device_counts(own, other):
    both = merged(own, other)

    assert set(both) == {*own, *other}
    for one in (own, other):
        for slug, entry in one.items():
            assert set(entry["read"]) <= set(both[slug]["read"])
            assert set(entry["answers"]) <= set(both[slug]["answers"])
            assert set(entry["checked"]) <= set(both[slug]["checked"])
            assert not entry["final"].get("passed") or both[slug]["final"]["passed"]
            assert not entry["completion"] or both[slug]["completion"]


@pytest.mark.slow
@trials
@given(held)
def test_merging_with_oneself_or_nothing_changes_nothing(own):
    in_order = {slug: {**entry, "read": sorted(entry["read"])} for slug, entry in own.items()}

    assert merged(in_order, in_order) == in_order
    assert merged(in_order, {}) == in_order == merged({}, in_order)


# From device to device


@pytest.mark.slow
def test_other_device_goes_on_where_the_first_stopped(devices, outline):
    first, second = devices
    second.read(outline.lessons[1])

    carry(second, code_from(first))

    assert second.entry["read"] == [lesson.id for lesson in outline.lessons]
    assert first.entry["read"] == [outline.lessons[0].id]
    page = second.reader.get("/training/progress/")
    assert "2 of 4 steps done" in page.main.text
    assert "counts here now" in page.select_one("#notices").text


@pytest.mark.slow
def test_link_has_the_code_and_changes_nothing_by_itself(devices):
    first, second = devices
    code = code_from(first)

    page = second.reader.get(f"/training/continue/{code}/")

    assert page.select_one("#code")["value"] == code
    assert second.entry == {}


@pytest.mark.slow
def test_code_works_more_than_once_until_it_expires(devices):
    first, second = devices
    code = code_from(first)
    carry(second, code)
    carry(second, code.lower().replace("-", " "))

    Transfer.objects.update(created_at=timezone.now() - timedelta(days=7, seconds=1))

    assert "No progress waits" in carry(second, code, status=422).main.text


@pytest.mark.slow
def test_code_itself_is_kept_nowhere(devices):
    code = code_from(devices[0])

    kept = Transfer.objects.values().get()
    assert code not in str(kept)
    assert code.replace("-", "") not in str(kept)


@pytest.mark.slow
def test_two_devices_of_one_run_complete_it_once(devices):
    first, second = devices
    carry(second, code_from(first))

    first.do_all_but_final()
    second.do_all_but_final()
    second.answer(second.outline.check_path, **NAME_FORM)

    assert Completion.objects.count() == 1


@pytest.mark.slow
def test_done_half_on_each_is_completed_where_it_meets(devices, outline):
    first, second = devices
    second.read(outline.lessons[1])
    second.answer(outline.modules[0].check_path)

    carry(second, code_from(first))

    assert Completion.objects.get().pk == second.entry["completion"]


@pytest.mark.slow
def test_guessing_is_braked_and_keeps_what_was_typed(client_reads, db, monkeypatch):
    monkeypatch.setattr(limits, "A_MINUTE", 2)
    typed = {"code": "ACDEFHJKMNPR"}
    for _ in range(2):
        client_reads.post("/training/continue/", typed, status=422)

    page = client_reads.post("/training/continue/", typed, status=429)

    assert int(page.response["Retry-After"]) >= 1
    assert page.select_one("#code")["value"] == "ACDEFHJKMNPR"
    assert not page.select("#code-error")


def test_nothing_begun_makes_no_code(client_reads, db):
    answer = client_reads.post("/training/progress/code/")

    assert answer["Location"] == "/training/progress/"
    assert not Transfer.objects.exists()


# Clearing


@pytest.mark.slow
def test_clearing_asks_first(devices):
    page = devices[0].reader.get("/training/progress/clear/", {"course": "course"})

    assert "cannot be undone" in page.main.text
    assert devices[0].entry


@pytest.mark.slow
@pytest.mark.parametrize("course", ["course", ""])
def test_clearing_forgets_and_ends_an_empty_session(devices, course):
    device = devices[0]

    device.reader.post("/training/progress/clear/", {"course": course})

    assert device.entry == {}
    assert "sessionid" not in {
        name for name, cookie in device.reader.client.cookies.items() if cookie.value
    }


@pytest.mark.slow
def test_clearing_one_course_keeps_the_other(devices):
    device = devices[0]
    other = make_outline(modules=1, lessons=1, questions=0, slug="other")
    device.read(other.lessons[0])

    device.reader.post("/training/progress/clear/", {"course": "other"})

    page = device.reader.get("/training/progress/")
    assert [one.text for one in page.select(".begun h2 a")] == [device.outline.title]


@pytest.mark.slow
def test_clearing_what_was_never_begun_changes_nothing(devices):
    device = devices[0]
    held = device.entry

    answer = device.reader.post("/training/progress/clear/", {"course": "none"})

    assert answer["Location"] == "/training/progress/"
    assert device.entry == held
