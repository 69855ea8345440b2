"""Letters: their words, their way out, and what becomes of those that fail."""

from datetime import timedelta
from smtplib import SMTPRecipientsRefused

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.core.management import call_command

from portal.contact import actions
from portal.contact.letters import send_due
from portal.contact.letters.outbox import FIRST_WAIT, send
from portal.contact.models import Letter
from portal.contact.models.letter import MOST_TRIES
from tests.contact.asked import AT, ask, make_subject
from tests.factories import make_editor

pytestmark = pytest.mark.django_db


class Refusing(EmailBackend):
    """A mail server that takes nothing."""

    def send_messages(self, messages):
        raise SMTPRecipientsRefused({"reader@example.com": (550, b"no such person")})


class Timed(EmailBackend):
    """A mail server that notes for how long it is waited for."""

    seconds = []

    def __init__(self, *args, timeout=None, **kwargs):
        self.seconds.append(timeout)
        super().__init__(*args, **kwargs)


@pytest.fixture
def refusing(settings):
    settings.EMAIL_BACKEND = f"{__name__}.Refusing"


@pytest.fixture
def sent(django_capture_on_commit_callbacks):
    """Run what waits for the end of a transaction, and return the letters that left."""

    def sent(do):
        with django_capture_on_commit_callbacks(execute=True):
            do()
        return mail.outbox

    return sent


def test_acknowledgement_names_number_day_and_ways(sent, settings):
    [letter] = sent(lambda: ask(make_subject(label="Telework rules")))

    question = Letter.objects.get().question
    assert letter.subject == f"We have your question ({question.number})"
    assert letter.to == ["reader@example.com"]
    assert letter.from_email == settings.DEFAULT_FROM_EMAIL
    assert "We received it on November 30, 2026." in letter.body
    assert 'Its subject is "Telework rules".' in letter.body
    assert "by December 2, 2026." in letter.body
    assert f"{settings.SITE_URL}/about/service-standards/" in letter.body
    assert f"{settings.SITE_URL}/contact/" in letter.body
    assert question.text not in letter.body
    assert letter.extra_headers["Auto-Submitted"] == "auto-generated"


def test_question_without_an_address_gets_no_letter(sent):
    assert sent(lambda: ask(email="")) == []
    assert not Letter.objects.exists()


def test_answer_names_pages_and_who_signs(sent):
    question, editor = ask(make_subject(goes_to="the editors of the telework pages")), make_editor()

    [letter] = sent(
        lambda: actions.answer(
            question=question, text="No <law> gives it & none did.", pages="FAQs: http://x/faqs/",
            by=editor, at=AT, seen=1,
        )
    )[-1:]  # fmt: skip

    assert letter.subject == f"Our answer to your question ({question.number})"
    assert "No <law> gives it & none did." in letter.body
    assert "Where to read more:\nFAQs: http://x/faqs/\n" in letter.body
    assert "\nThe editors of the telework pages\n" in letter.body
    assert "within 30 days" in letter.body


def test_empty_part_of_a_letter_leaves_no_gap(sent):
    question = ask()

    sent(lambda: actions.answer(question=question, text="No.", by=make_editor(), at=AT, seen=1))

    body = mail.outbox[-1].body
    assert "Where to read more" not in body
    assert "\n\n\n" not in body
    assert "{" not in body


def test_subject_line_never_breaks(sent):
    [letter] = sent(lambda: ask(make_subject(label="Telework\nBcc: all@example.com")))

    assert "\n" not in letter.subject
    assert letter.message()["Bcc"] is None


def test_reader_keeps_the_number_when_the_mail_server_is_away(sent, refusing):
    outbox = sent(ask)

    letter = Letter.objects.get()
    assert (outbox, letter.sent_at, letter.tries) == ([], None, 1)
    assert letter.problem == "SMTPRecipientsRefused"
    assert "reader" not in letter.problem


def test_letter_that_failed_is_sent_later(sent, refusing, settings):
    sent(ask)
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    letter = Letter.objects.get()

    at_once, later = (
        send_due(letter.next_try_at - timedelta(seconds=1)),
        send_due(letter.next_try_at),
    )

    assert (at_once, later) == ((0, 0), (1, 0))
    assert len(mail.outbox) == 1
    assert Letter.objects.get().problem == ""


def test_each_wait_is_longer_and_the_last_try_is_the_last(refusing):
    ask()
    now, waits = AT, []
    for _ in range(MOST_TRIES):
        send_due(now)
        waits.append(Letter.objects.get().next_try_at - now)
        now = Letter.objects.get().next_try_at

    assert waits == [FIRST_WAIT * 2**number for number in range(MOST_TRIES)]
    assert send_due(now + timedelta(days=9)) == (0, 0)
    assert Letter.objects.given_up().count() == 1


def test_letter_is_sent_by_one_process_only():
    ask()
    here, there = Letter.objects.get(), Letter.objects.get()

    assert (send(here, AT), send(there, AT)) == (True, None)
    assert len(mail.outbox) == 1


def test_letters_wait_while_there_is_no_mail_server(sent, settings, capsys):
    settings.CAN_MAIL = False
    sent(ask)

    call_command("send_letters")

    assert Letter.objects.get().tries == 0
    assert "1 letters wait. No mail server is set" in capsys.readouterr().out


def test_command_tries_again_what_was_given_up(refusing, settings, capsys):
    ask()
    Letter.objects.update(tries=MOST_TRIES)
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"

    call_command("send_letters", dry_run=True)
    call_command("send_letters", again=True)

    assert capsys.readouterr().out.splitlines() == [
        "1 letters wait.",
        "Sent 1 letters; 0 failed, 0 were given up.",
    ]


def test_letter_that_was_stopped_is_neither_sent_nor_given_up():
    ask()
    letter = Letter.objects.get()
    Letter.objects.update(to="")

    assert send(letter, AT) is None
    Letter.objects.update(tries=MOST_TRIES)
    assert not Letter.objects.given_up().exists()


def test_reader_waits_for_the_mail_server_less_long_than_the_command(sent, settings):
    settings.EMAIL_BACKEND = f"{__name__}.Timed"

    sent(ask)
    Letter.objects.update(sent_at=None)
    send_due(AT + timedelta(days=999))

    assert Timed.seconds == [3, 10]
