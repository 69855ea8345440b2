"""Who may do what: the office's table of roles and levels."""

from types import SimpleNamespace

import pytest

from portal.accounts.roles import Role, Section
from portal.alerts import rules
from portal.alerts.levels import Level
from portal.alerts.rules import Right

INFO, WARNING, EMERGENCY = Level
TELEWORK, SITE = Section.TELEWORK, Section.SITE
# Role, where it is held, level, the section of the alert: what it brings.
TABLE = [
    (Role.AUTHOR, "", INFO, SITE, "draft"),
    (Role.AUTHOR, "telework", WARNING, SITE, "draft"),
    (Role.AUTHOR, "", EMERGENCY, SITE, "draft"),
    (Role.REVIEWER, "", INFO, SITE, "draft approve"),
    (Role.REVIEWER, "telework", INFO, TELEWORK, "draft approve"),
    (Role.REVIEWER, "telework", INFO, Section.TRAINING, "draft"),
    (Role.REVIEWER, "site", WARNING, SITE, "draft approve"),
    (Role.REVIEWER, "telework", WARNING, SITE, "draft"),
    (Role.REVIEWER, "", EMERGENCY, SITE, "draft"),
    (Role.PUBLISHER, "telework", INFO, TELEWORK, "draft approve raise end"),
    (Role.PUBLISHER, "telework", INFO, Section.TRAINING, "draft end"),
    (Role.PUBLISHER, "telework", INFO, SITE, "draft end"),
    (Role.PUBLISHER, "telework", WARNING, SITE, "draft end"),
    (Role.PUBLISHER, "telework", EMERGENCY, SITE, "draft end look"),
    (Role.PUBLISHER, "site", INFO, TELEWORK, "draft raise end"),
    (Role.PUBLISHER, "site", WARNING, SITE, "draft approve raise end"),
    (Role.PUBLISHER, "site", EMERGENCY, SITE, "draft raise end look"),
    (Role.PUBLISHER, "", INFO, TELEWORK, "draft approve raise end"),
    (Role.PUBLISHER, "", WARNING, SITE, "draft approve raise end"),
    (Role.PUBLISHER, "", EMERGENCY, SITE, "draft raise end look"),
    (Role.ADMINISTRATOR, "", INFO, SITE, ""),
    (Role.ADMINISTRATOR, "", WARNING, SITE, ""),
    (Role.ADMINISTRATOR, "", EMERGENCY, SITE, "draft raise end look"),
]


def person(pk=1, held=(), **flags):
    return SimpleNamespace(
        **{"pk": pk, "held": held, "is_active": True, "is_staff": True, "is_superuser": False}
        | flags
    )


def alert(**fields):
    return SimpleNamespace(
        **{
            "level": WARNING,
            "section": SITE,
            "created_by_id": 1,
            "approved_by_id": None,
            "raised_by_id": None,
            "rewritten_by_id": None,
        }
        | fields
    )


@pytest.mark.parametrize(("role", "where", "level", "section", "brought"), TABLE)
def test_role_brings_what_the_table_says(role, where, level, section, brought):
    found = rules.rights([(role, where)], level, section)

    assert found == set(map(Right, brought.split()))


def test_nobody_without_a_role_may_anything():
    assert rules.rights([], EMERGENCY, SITE) == set()
    assert not rules.can_see(person())


def test_two_roles_bring_what_each_does():
    held = [(Role.ADMINISTRATOR, ""), (Role.PUBLISHER, "telework")]

    assert rules.rights(held, INFO, TELEWORK) == {"draft", "approve", "raise", "end"}


@pytest.mark.parametrize(("flag"), ["is_active", "is_staff"])
def test_closed_account_has_no_grants(flag):
    who = person(held=[(Role.PUBLISHER, "")], **{flag: False})

    assert rules.grants_of(who) == []


def test_superuser_may_all():
    who = person(is_superuser=True, is_staff=False)

    assert all(rules.may(who, right, alert()) for right in Right if right != Right.LOOK)
    assert rules.levels_open_to(who) == list(Level)


def test_administrator_writes_emergencies_only():
    assert rules.levels_open_to(person(held=[(Role.ADMINISTRATOR, "")])) == [EMERGENCY]


@pytest.mark.parametrize(
    ("who", "fields", "needs"),
    [
        (1, {}, True),
        (2, {}, False),
        (1, {"approved_by_id": 2}, False),
        (1, {"approved_by_id": 1}, True),
        (2, {"level": EMERGENCY, "approved_by_id": 2}, True),
        (1, {"created_by_id": None}, False),
    ],
)
def test_reason_is_needed_for_emergencies_and_by_one_alone(who, fields, needs):
    assert rules.needs_reason(person(who), alert(**fields)) is needs


def test_nobody_approves_their_own_words():
    held = [(Role.REVIEWER, "")]

    assert not rules.can_approve(person(1, held), alert())
    assert rules.can_approve(person(2, held), alert())


def test_second_look_is_taken_by_another():
    held, raised = [(Role.PUBLISHER, "telework")], alert(level=EMERGENCY, raised_by_id=1)

    assert not rules.can_look(person(1, held), raised)
    assert rules.can_look(person(2, held), raised)


def test_second_look_at_words_that_were_rewritten_is_not_taken_by_their_author():
    held = [(Role.PUBLISHER, "telework")]
    rewritten = alert(level=EMERGENCY, raised_by_id=1, rewritten_by_id=2)

    assert rules.can_look(person(1, held), rewritten)
    assert not rules.can_look(person(2, held), rewritten)
