"""Between pages and seed files: which file is whose, what a head holds, who saved last."""

import tomllib
from collections import defaultdict
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from django.apps import apps
from django.db.models import ManyToManyField
from django.dispatch import receiver
from django.utils import timezone

from portal.core.signals import seeded, seeding

from . import actions, old_addresses
from .content import content_of, latest_content
from .models import Page, Redirect, Revision
from .seedfile import SeedFileError, dump, load

# What is told of a page when it is new, by its address.
NOTES = Path(__file__).parent / "seed" / "notes.toml"
# Upkeep that a seed file carries beside the content.
UPKEEP = ("order", "reviewed_on", "review_due_on")
# The order of a head. Fields that a kind adds stand where "…" is.
HEAD = (
    "kind", "path", "title", "short_title", "summary", "order", "aliases", "related",
    "reviewed_on", "review_due_on", "…", "sources",
)  # fmt: skip


@dataclass(frozen=True)
class Seed:
    """One seed file, read."""

    file: Path
    head: dict
    body: str

    @property
    def path(self):
        return self.head["path"]

    @property
    def model(self):
        return apps.get_model(self.head["kind"])

    @property
    def slug(self):
        return self.path.strip("/").rpartition("/")[2]

    @property
    def parent_path(self):
        return self.path.rstrip("/").rpartition("/")[0] + "/" if self.path != "/" else None

    def content(self):
        """Return the content as a revision keeps it, related pages still by address."""
        values = {name: self.head.get(name, "") for name in self.model.content_fields}
        return {name: _plain(value) for name, value in values.items()} | {"body": self.body}

    def upkeep(self):
        return {name: self.head[name] for name in UPKEEP if name in self.head}


def seed_folders() -> dict[str, Path]:
    """Return each app's label with its folder of seed pages."""
    return {
        config.label: folder
        for config in apps.get_app_configs()
        if (folder := Path(config.path) / "seed").is_dir()
    }


def read_seeds() -> list[Seed]:
    """Return every seed page, parents before their children. Raises SeedFileError, file named."""
    seeds = []
    for folder in seed_folders().values():
        for file in sorted(folder.rglob("*.md")):
            try:
                head, body = load(file.read_text(encoding="utf-8"))
            except SeedFileError as error:
                raise SeedFileError(f"{file}: {error}") from error
            seeds.append(Seed(file, head, body))
    return sorted(seeds, key=lambda seed: (seed.path.count("/"), seed.path))


def page_as_seed(page) -> str:
    """Return what readers see of a page as the text of its seed file."""
    content = content_of(page)
    named = Page.objects.filter(pk__in=content["related"])
    return as_text(page, content, dict(named.values_list("pk", "path")))


def as_text(page, content: dict, addresses: dict) -> str:
    """Return a page with some content as the text of a seed file.

    `addresses` says by id where the pages are that the content names as related.
    """
    own = [n for n in page.content_fields if n not in (*HEAD, "body")]
    head = {}
    for name in HEAD:
        for key in own if name == "…" else [name]:
            head[key] = _head_value(page, content, key, addresses)
    return dump(head, content["body"])


def seed_file_of(page) -> tuple[str, Path]:
    """Return the label of the app that keeps what is at a page's address, and the file there."""
    roots = {
        config.address_root: config.label
        for config in apps.get_app_configs()
        if page.path.startswith(getattr(config, "address_root", "none"))
    }
    root = max(roots, key=len)
    inner = page.path if page.path == root else page.path.removeprefix(root)
    return roots[root], Path((inner.strip("/") or "home") + ".md")


def is_edited(page) -> bool:
    """Say whether anyone at the desk has touched the page since it was seeded."""
    return (
        page.revisions.exclude(origin=Revision.Origin.SEED).exists()
        or page.events.filter(by__isnull=False).exists()
    )


def sow(seeds, *, at) -> dict[str, list[str]]:
    """Store and publish seed pages that are new or changed; return addresses by outcome.

    A page that an editor has touched, moved or saved is left as it is. Raises ValidationError,
    with nothing changed, when a seed page cannot be published.
    """
    outcome, settled = defaultdict(list), []
    revisions = actions.create_together(
        pages=_new(seeds, settled), by=None, at=at, origin=Revision.Origin.SEED
    )
    seeding.send(sow, outcome=outcome)
    for seed, page, found in settled:
        if found == "unchanged" and _is_new(page, seed):
            revisions.append(_save(page, seed, at=at))
            found = "updated"
        outcome[found].append(seed.path)
    drafts = [revision for revision in revisions if revision.state == Revision.State.DRAFT]
    if drafts:
        notes = _notes({page.pk: seed.path for seed, page, found in settled if found == "added"})
        named = {one.pk: notes[one.page_id] for one in drafts if one.page_id in notes}
        actions.publish_together(revisions=drafts, by=None, at=at, notes=named)
    return outcome


@receiver(seeded)
def sow_old_addresses(outcome, **kwargs):
    """Let what other sites link to lead to the pages, once they are there."""
    old_addresses.sow(outcome, at=timezone.now())


def _notes(added):
    """Return what is told of new pages, given as {id: address}, by id."""
    said = tomllib.loads(NOTES.read_text(encoding="utf-8"))
    return {pk: said[path] for pk, path in added.items() if path in said}


def _new(seeds, settled):
    """Yield each seed's page that is not there yet; note all of them, with what they are."""
    for seed in seeds:
        page, found = _settle(seed)
        settled.append((seed, page, found))
        if found == "added":
            yield page, partial(_content, seed)


def _is_new(page, seed):
    kept_up = all(getattr(page, name) == value for name, value in seed.upkeep().items())
    return latest_content(page) != _content(seed) or not kept_up


def _save(page, seed, *, at):
    actions.keep_up(page=page, changes=seed.upkeep(), by=None, at=at)
    return actions.save_draft(
        page=page, content=_content(seed), by=None, at=at, origin=Revision.Origin.SEED
    )


def _content(seed):
    paths = seed.head.get("related", [])
    found = dict(Page.objects.filter(path__in=paths).values_list("path", "pk"))
    related = [found.get(path) or _named(path, seed).pk for path in paths]
    return seed.content() | {"related": sorted(related)}


def _named(path, seed):
    """Return the page that a seed names, wherever an editor has moved it since."""
    page = Page.objects.filter(path=path).first()
    page = page or Page.objects.filter(redirects__path=path).first()
    if page is None:
        raise SeedFileError(f"{seed.file}: there is no page at {path}.")
    return page


def _settle(seed):
    """Return the seed's page, not stored yet if it is new, and what it is to become."""
    if moved := Redirect.objects.filter(path=seed.path).first():
        return moved.page, "skipped"
    parent = None if seed.parent_path in (None, "/") else _named(seed.parent_path, seed)
    page = seed.model(parent=parent, slug=seed.slug, **seed.upkeep())
    # Its parent may have moved since the seed was written.
    found = Page.objects.filter(path=page.address_under(parent, seed.slug)).first()
    if found is not None:
        return found.as_kind(), "skipped" if is_edited(found) else "unchanged"
    return page, "added"


def _plain(value):
    if isinstance(value, list):
        return "\n".join(value)
    return value.isoformat() if hasattr(value, "isoformat") else value


def _head_value(page, content, name, addresses):
    if name in ("kind", "path", *UPKEEP):
        return getattr(page, name)
    field = page._meta.get_field(name)
    if isinstance(field, ManyToManyField):
        return sorted(addresses[pk] for pk in content[name] if pk in addresses)
    lines = ("aliases", *page.line_fields)
    return content[name].splitlines() if name in lines else field.to_python(content[name])
