"""Signatures, seals, keys and names: what is pure. Nothing changed by a byte stays genuine."""

import os
import re
import subprocess
import sys
from dataclasses import replace
from datetime import date
from io import StringIO

import pytest
from django.core.checks import run_checks
from django.core.management import call_command
from hypothesis import assume, example, given
from hypothesis import settings as tried
from hypothesis import strategies as st

from training.certificates import names
from training.certificates.keys import keys, signing_key
from training.certificates.signing import (
    SEAL_LENGTH,
    Statement,
    canonical,
    is_sealed,
    is_signed,
    seal,
    sign,
)

# A machine may be busy with other tests.
unhurried = tried(deadline=None)

KEY = b"a key for tests alone, long enough to pass"
NUMBER = "WLT-7K2M-9QXD-4HT5"
STATEMENT = Statement(
    number=NUMBER,
    course_number="TWF-E",
    version="2026.1",
    completed_on=date(2026, 11, 20),
    zone="America/New_York",
    score=90,
    name="Zoë O’Brien-Nuñez",
)
SIGNATURE = "3263bdc07ef171d36a978d20c4c5f92147cdc45cb07fb8bcd8ee38cc1d5cd9a6"
SEAL = "5JDP8NZ5N1XWSGFS"
LETTERS = "abcXYZ éßñÅåđışİΣσς'’-‑ЖЯ#$*_"


def test_signature_is_the_same_for_ever():
    assert canonical(STATEMENT).decode() == (
        '["certificate","WLT-7K2M-9QXD-4HT5","TWF-E","2026.1","2026-11-20","America/New_York",90,'
        '"zoë o\'brien-nuñez"]'
    )
    assert sign(STATEMENT, KEY) == SIGNATURE
    assert seal(NUMBER, KEY) == SEAL


@pytest.mark.parametrize(
    "name",
    [
        "zoë o’brien-nuñez",
        "ZOË O'BRIEN-NUÑEZ",
        "  Zoë \u00a0 O'Brien‑Nuñez ",
        "Zoe\u0308 O’Brien-Nun\u0303ez",
        "Zoë\u200b O’Brien-Nuñez",
    ],
)
def test_spelling_of_a_name_makes_no_difference(name):
    assert is_signed(replace(STATEMENT, name=name), KEY, sign(STATEMENT, KEY))


@pytest.mark.parametrize("name", ["Zoe O’Brien-Nuñez", "Zoë OBrien-Nuñez", "Zoë O’Brien", "Z", ""])
def test_another_name_is_not_signed(name):
    assert not is_signed(replace(STATEMENT, name=name), KEY, sign(STATEMENT, KEY))


@unhurried
@given(name=st.text(LETTERS, max_size=20), other=st.text(LETTERS, max_size=20))
@example(name="a b", other="a  b")
@example(name="STRASSE", other="straße")
def test_names_are_the_same_when_they_compare_the_same(name, other):
    signature = sign(replace(STATEMENT, name=name), KEY)

    is_same = names.as_compared(name) == names.as_compared(other)
    assert is_signed(replace(STATEMENT, name=other), KEY, signature) == is_same


@unhurried
@given(st.text(LETTERS, max_size=20))
def test_name_reads_the_same_however_often_it_was_put_in_order(name):
    printed, compared = names.as_printed(name), names.as_compared(name)

    assert names.as_printed(printed) == printed
    assert names.as_compared(printed) == names.as_compared(compared) == compared


@pytest.mark.parametrize(
    ("field", "other"),
    [
        ("number", "WLT-7K2M-9QXD-4HT6"),
        ("course_number", "TWF-S"),
        ("version", "2026.2"),
        ("completed_on", date(2026, 11, 21)),
        ("zone", "America/Chicago"),
        ("score", 91),
        ("score", None),
        ("score", "90"),
    ],
)
def test_another_fact_is_not_signed(field, other):
    assert not is_signed(replace(STATEMENT, **{field: other}), KEY, sign(STATEMENT, KEY))


def flipped(text, place, bit):
    data = bytearray(text.encode())
    data[place % len(data)] ^= 1 << bit
    return data.decode("latin-1")


@unhurried
@given(place=st.integers(0, 63), bit=st.integers(0, 7))
def test_any_flipped_bit_of_a_signature_or_seal_is_found(place, bit):
    assert not is_signed(STATEMENT, KEY, flipped(sign(STATEMENT, KEY), place, bit))
    assert not is_sealed(NUMBER, KEY, flipped(seal(NUMBER, KEY), place, bit))


@unhurried
@given(place=st.integers(0, 100), bit=st.integers(0, 7))
def test_any_flipped_bit_of_the_key_or_name_is_found(place, bit):
    key = flipped(KEY.decode(), place, bit).encode("latin-1")
    name = flipped("zoe obrien", place, bit)
    plain = replace(STATEMENT, name="zoe obrien")
    assume(names.as_compared(name) != "zoe obrien")

    assert not is_signed(plain, key, sign(plain, KEY))
    assert not is_signed(replace(plain, name=name), KEY, sign(plain, KEY))
    assert not is_sealed(NUMBER, key, seal(NUMBER, KEY))


def test_seal_is_of_its_number():
    assert len(seal(NUMBER, KEY)) == SEAL_LENGTH
    assert is_sealed(NUMBER, KEY, seal(NUMBER, KEY))
    assert not is_sealed("WLT-7K2M-9QXD-4HT6", KEY, seal(NUMBER, KEY))


@pytest.mark.parametrize(
    ("name", "printed"),
    [
        ("  Mary \t Jane ", "Mary Jane"),
        ("Nguye\u0302\u0303n", "Nguyễn"),
        ("Ma\u200bry\u202e", "Mary"),
        ("Mary\x07Jane", "Mary Jane"),
        ("O’Brien", "O’Brien"),
    ],
)
def test_name_is_printed_as_typed_but_for_what_nobody_sees(name, printed):
    assert names.as_printed(name) == printed


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("X", ""),
        ("Дмитрий", ""),
        ("李小龍", ""),
        ("N" * 60, ""),
        ("N" * 61, "Use at most 60 characters. This name has 61."),
        ("", "Enter your name as it should stand on the certificate."),
        (" \u200b ", "Enter your name as it should stand on the certificate."),
        ("123_-'", "Enter your name as it should stand on the certificate."),
    ],
)
def test_fault_of_a_name_is_a_sentence(name, said):
    assert names.fault(name) == said


def test_portals_own_key_signs_where_no_other_is_set(settings):
    settings.CERTIFICATE_KEYS = []
    (own, key), signing = next(iter(keys().items())), signing_key()

    settings.SECRET_KEY = "another key, and long enough to pass for a real one, it is"

    assert signing == (own, key)
    assert len(keys()) == 1
    assert own not in keys()
    assert key not in keys().values()


def test_first_key_signs_and_all_verify(settings):
    settings.CERTIFICATE_KEYS = []
    own = keys()
    settings.CERTIFICATE_KEYS = ["2027:" + "a:" * 20, "2026:" + "b" * 40]

    assert signing_key() == ("2027", b"a:" * 20)
    assert keys() == {"2027": b"a:" * 20, "2026": b"b" * 40} | own


def start(*arguments, **environment):
    kept = {"PATH": os.environ["PATH"], "DATA_DIR": os.environ["DATA_DIR"]}
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        env=kept | environment,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.slow
@pytest.mark.parametrize(
    ("setting", "said"),
    [
        ("2026:too-short-a-secret", "CERTIFICATE_KEYS is faulty: write each key"),
        (f"2026:{'a' * 32},2026:{'b' * 32}", "CERTIFICATE_KEYS is faulty: give each key an id"),
    ],
)
def test_faulty_keys_keep_the_portal_from_starting_and_are_not_shown(setting, said):
    result = start("check", CERTIFICATE_KEYS=setting)

    assert f"- {said}" in result.stderr
    assert setting.split(":")[1][:18] not in result.stderr


@pytest.mark.parametrize(("entries", "warned"), [([], ["training.W001"]), (["a:" + "b" * 32], [])])
def test_deploy_check_warns_where_no_key_is_set(settings, entries, warned):
    settings.CERTIFICATE_KEYS = entries

    found = run_checks(tags=["security"], include_deployment_checks=True)

    assert [one.id for one in found if one.id.startswith("training")] == warned


def new_key():
    out = StringIO()
    call_command("new_certificate_key", stdout=out)
    return out.getvalue().strip()


def test_command_makes_another_key_each_time():
    made = [new_key(), new_key()]

    assert all(re.fullmatch(r"\d{4}-\d\d-\d\d:[\w-]{43}", one) for one in made)
    assert made[0] != made[1]
