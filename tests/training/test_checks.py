"""The checks as a learner sees them: form, faults, results, and the way to the certificate."""

from dataclasses import replace

import pytest
from django.urls import reverse

from portal.core import generation
from tests.training.learner import NAME_FORM, Learner, asked_on, small_outline
from training.models import Certificate, Completion, Module
from training.questions import parse, write

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def learner():
    return Learner(small_outline(modules=1, lessons=1, questions=3))


@pytest.fixture
def check(learner):
    """The address of the module's check."""
    return learner.outline.modules[0].check_path


def chosen_on(page):
    return {(one["name"], one["value"]) for one in page.select("form.check :checked")}


def change_questions(outline, change):
    """Let an editor change the questions of the first module: `change` takes and returns them."""
    module = Module.objects.get(pk=outline.modules[0].id)
    questions = write(change(parse(module.questions)))
    Module.objects.filter(pk=module.pk).update(questions=questions)
    generation.bump()


# The form


def test_each_question_is_a_group_with_its_legend(learner, check):
    page = learner.reader.get(check)

    legends = [one.get_text(" ", strip=True) for one in page.select("fieldset > legend")]
    assert len(legends) == 3
    assert legends[0].startswith("Question 1 of 3 What is right about")
    assert "no-store" in page.response["Cache-Control"]
    assert page.response["X-Robots-Tag"] == "noindex"
    assert not page.select("form.check label a")


def test_form_does_not_give_the_answers_away(learner, check):
    sources = str(learner.reader.get(check).main)

    assert "That is right about" not in sources
    assert "6501" not in sources


def test_error_keeps_all_answers(learner, check):
    sent = learner.filled(check)
    missing = sent.pop("answer-E1.2")

    page = learner.reader.post(check, sent, status=422)

    kept = {(name, value) for name in sent if "answer" in name for value in sent[name]}
    assert missing
    assert chosen_on(page) == kept
    assert page.title.text.startswith("Error: ")
    assert asked_on(page) == [name[5:] for name in sent if name.startswith("seen-")]
    target = page.select_one("[role=alert] a")["href"]
    assert page.select_one(target)["name"] == "answer-E1.2"
    assert learner.entry == {}


@pytest.mark.parametrize("nonsense", ["9", "x", "", "1 OR 1"])
def test_option_that_was_not_offered_is_no_answer(learner, check, nonsense):
    sent = learner.filled(check) | {"answer-E1.1": [nonsense]}

    page = learner.reader.post(check, sent, status=422)

    assert len(page.select("fieldset .usa-error-message")) == 1


def test_order_stays_until_the_check_is_answered_and_is_new_then(learner, check):
    learner.read(learner.outline.lessons[0])

    def order():
        page = learner.reader.get(check)
        return [(one["name"], one["value"]) for one in page.select("fieldset input[id]")]

    orders = []
    for _ in range(4):
        orders.append(order())
        assert order() == orders[-1]
        learner.answer(check)
    assert len({tuple(one) for one in orders}) > 1


# A question that changes meanwhile


def test_question_that_changed_is_asked_again_and_the_others_are_kept(learner, check):
    sent = learner.filled(check)
    new = "What does the law say now?"
    change_questions(learner.outline, lambda all: (replace(all[0], stem=new), *all[1:]))

    page = learner.reader.post(check, sent, status=422)

    errors = [one.text for one in page.select("fieldset .usa-error-message")]
    assert len(errors) == 1
    assert "new or reads differently since you opened this page" in errors[0]
    assert new in page.main.text
    assert not [name for name, _ in chosen_on(page) if name == "answer-E1.1"]
    assert len({name for name, _ in chosen_on(page)}) == 2


def test_question_that_went_away_asks_nothing(learner, check):
    sent = learner.filled(check)
    change_questions(learner.outline, lambda all: all[1:])

    page = learner.reader.post(check, sent, status=200)

    assert "2 of 2 right" in page.main.text


def test_better_explanation_is_no_change_of_the_question(learner, check):
    sent = learner.filled(check)
    change_questions(
        learner.outline, lambda all: tuple(replace(one, feedback="Because.") for one in all)
    )

    page = learner.reader.post(check, sent, status=200)

    assert page.main.text.count("Because.") == 3


# The result


def test_result_says_in_words_what_is_right_and_why(learner, check):
    page = learner.answer(check, wrong=["E1.1"])

    verdicts = [one.text for one in page.select(".check-result__verdict")]
    assert sorted(verdicts) == ["Not right", "Right", "Right"]
    assert "2 of 3 right" in page.main.text
    assert "6501(3)" in page.select_one(".check-result .record a[href^=https]").text
    assert page.select_one("main a[href$='/course/module-1/check/']").text == "Try again"


def test_check_counts_whatever_was_right(learner, check):
    learner.answer(check, wrong=learner.outline_ids)

    assert learner.entry["checked"]["module-1"]["right"] == 0
    assert "1 of 3 steps done" in learner.reader.get(learner.outline.path).main.text
    page = learner.reader.get(check)
    assert "You have answered this check: 0 of 3 right" in page.main.text


def test_check_may_be_answered_again_and_again(learner, check):
    for _ in range(3):
        learner.answer(check, wrong=["E1.1"])
    learner.answer(check)

    assert learner.entry["checked"]["module-1"]["right"] == 3
    assert learner.entry["checked"]["module-1"]["tries"] == 4


@pytest.mark.parametrize("path", ["course/module-9/check/", "none/module-1/check/", "none/check/"])
def test_check_of_nothing_is_not_found(learner, path):
    learner.reader.get(f"/training/{path}", status=404)


def test_answers_from_another_site_are_refused(learner, check):
    careful = Learner(learner.outline, enforce_csrf_checks=True)

    careful.reader.client.get(check)
    answer = careful.reader.client.post(check, {"answer-E1.1": "2"})

    assert answer.status_code == 403
    assert careful.entry == {}


# The final check


def test_final_check_names_what_is_missing(learner, check):
    page = learner.reader.get(learner.outline.check_path)

    missing = [link["href"] for link in page.select(".check-missing a")]
    assert missing == [learner.outline.lessons[0].path, check]
    assert not page.select("[name=name]")


def test_each_try_draws_anew_and_below_the_mark_is_no_pass(learner):
    final = learner.outline.check_path

    page = learner.answer(final, wrong=["E1.1"])

    assert "66 percent" in page.main.text
    assert "need 80 percent" in page.main.text
    assert learner.entry["final"]["passed"] is None
    assert learner.entry["final"]["tries"] == 1


def test_try_sent_twice_counts_once(learner):
    final = learner.outline.check_path
    sent = learner.filled(final, wrong=["E1.1"])

    first = learner.reader.post(final, sent)
    again = learner.reader.post(final, sent)

    assert "66 percent" in first.main.text
    assert "66 percent" in again.main.text
    assert learner.entry["final"]["tries"] == 1


def test_earlier_try_cannot_be_mended(learner):
    final = learner.outline.check_path
    sent = learner.filled(final, wrong=["E1.1"])
    learner.reader.post(final, sent)

    page = learner.reader.post(final, sent | {"answer-E1.1": ["2"]})

    assert "earlier try, which is over" in page.main.text
    assert not chosen_on(page)
    assert not learner.entry["final"]["passed"]


def test_pass_with_something_missing_is_kept_and_leads_to_the_name(learner, check):
    final = learner.outline.check_path
    page = learner.answer(final)
    assert "need not take the final check again" in page.main.text

    learner.answer(check)
    onward = learner.read(learner.outline.lessons[0])

    assert (onward.status_code, onward["Location"]) == (302, final)
    page = learner.reader.get(final)
    assert not page.select("[name^=answer-]")
    assert page.select_one("[name=name]")


def test_last_check_leads_to_the_name_after_a_pass(learner, check):
    learner.answer(learner.outline.check_path)
    learner.read(learner.outline.lessons[0])

    page = learner.answer(check)

    assert page.select_one(".check-ways a")["href"] == learner.outline.check_path


def test_pass_without_a_name_asks_for_it_alone(learner):
    learner.do_all_but_final()
    final = learner.outline.check_path

    page = learner.answer(final, name=" ", zone="America/Denver", status=422)

    assert page.select_one("[role=alert] a")["href"] == "#id_name"
    assert page.select_one("option[selected]")["value"] == "America/Denver"
    assert not page.select("[name^=answer-]")
    assert learner.entry["final"]["tries"] == 1
    certificate = learner.reader.post(final, NAME_FORM, status=200)
    assert "Pat Example" in certificate.main.text


def test_pass_with_everything_done_answers_with_the_certificate(learner):
    learner.do_all_but_final()

    page = learner.answer(learner.outline.check_path, **NAME_FORM)

    completion = Completion.objects.get()
    assert "Pat Example" in page.main.text
    assert (completion.zone, completion.score) == ("America/Chicago", 100)
    assert Certificate.objects.get().completion == completion
    assert "no-store" in page.response["Cache-Control"]
    assert "Pat" not in str(learner.reader.client.session.items())


def test_name_stays_when_a_question_has_no_answer(learner):
    learner.do_all_but_final()
    sent = learner.filled(learner.outline.check_path, **NAME_FORM)
    del sent["answer-E1.2"]

    page = learner.reader.post(learner.outline.check_path, sent, status=422)

    assert page.select_one("[name=name]")["value"] == "Pat Example"
    assert page.select_one("option[selected]")["value"] == "America/Chicago"


def test_final_check_that_was_shown_before_there_was_a_session_is_read_as_shown(learner, check):
    sent = learner.filled(learner.outline.check_path)
    learner.answer(check)

    page = learner.reader.post(learner.outline.check_path, sent)

    assert "You passed" in page.main.text


def test_addresses_are_named():
    assert reverse("training:module_check", args=["a", "b"]) == "/training/a/b/check/"
    assert reverse("training:final_check", args=["a"]) == "/training/a/check/"
