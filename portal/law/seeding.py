"""The starting titles of authorities, from seed/titles.toml. An editor's own title stays."""

import tomllib
from pathlib import Path

from django.dispatch import receiver

from portal.core.signals import seeded

from .models import Authority

FILE = Path(__file__).parent / "seed" / "titles.toml"


@receiver(seeded)
def name_authorities(outcome, **kwargs):
    """Give the authorities that pages cite, and that have no title yet, theirs."""
    titles = tomllib.loads(FILE.read_text(encoding="utf-8"))
    for authority in Authority.objects.filter(title="", citation__in=titles):
        authority.title = titles[authority.citation]
        authority.save(update_fields=["title"])
        outcome["authorities named"].append(authority.citation)
