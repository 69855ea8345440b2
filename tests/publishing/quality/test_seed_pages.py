"""Our own pages keep the rules: nothing blocks them, and what warns was looked at by a person."""

from pathlib import Path

import pytest
from django.conf import settings

from portal.publishing.findings import Severity
from portal.publishing.quality import check
from portal.publishing.seedfile import load
from tests.publishing.quality.noticing import KINDS, TODAY

ROOT = Path(settings.BASE_DIR)
SEEDS = sorted([*ROOT.glob("telework/seed/**/*.md"), *ROOT.glob("portal/publishing/seed/*.md")])


def texts(seed):
    head, body = load(seed.read_text(encoding="utf-8"))
    lines = {name: "\n".join(value) for name, value in head.items() if isinstance(value, list)}
    return head | lines | {"body": body}


@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: seed.stem)
def test_seed_page_has_nothing_to_mend(seed):
    content = texts(seed)
    kinds = {"historic_note": "plain", "policy_note": "lines"} | KINDS

    found = check(content, kinds=kinds, today=content["reviewed_on"])

    assert [str(one) for one in found if one.severity.stops(Severity.WARNING)] == []


def test_advice_stays_readable():
    found = [one for seed in SEEDS for one in check(texts(seed), kinds=KINDS, today=TODAY)]

    assert len(found) / len(SEEDS) < 8
