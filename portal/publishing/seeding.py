"""Between pages and seed files: which file is whose, what a head holds, who saved last."""

from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from django.apps import apps
from django.db.models import ManyToManyField

from . import actions
from .content import latest_content
from .models import Page, Redirect, Revision
from .seedfile import SeedFileError, dump, load

# Upkeep that a seed file carries beside the content.
UPKEEP = ("order", "reviewed_on", "review_due_on")
# The order of a head. Fields that a kind adds stand where "…" is.
HEAD = (
    "kind", "path", "title", "short_title", "summary", "order", "aliases", "related",
    "reviewed_on", "review_due_on", "…", "sources",
)  # fmt: skip
LINES = {"aliases", "sources", "key_points"}


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
        return apps.get_model(self.head["kind"]) if self.head["kind"] != "publishing.page" else Page

    @property
    def slug(self):
        return self.path.strip("/").rpartition("/")[2]

    @property
    def parent_path(self):
        return self.path.rstrip("/").rpartition("/")[0] + "/" if self.path != "/" else None

    def content(self):
        """Return the content as a revision keeps it, related pages still by address."""
        values = {
            name: self.head.get(name, [] if name in (*LINES, "related") else "")
            for name in self.model.content_fields
            if name != "body"
        }
        values = {
            name: "\n".join(value) if name in LINES else value for name, value in values.items()
        }
        return {
            name: value.isoformat() if hasattr(value, "isoformat") else value
            for name, value in values.items()
        } | {"body": self.body}

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


def page_as_seed(page, content=None) -> str:
    """Return a page as the text of its seed file."""
    content = content or latest_content(page)
    own = [n for n in page.content_fields if n not in (*HEAD, "body")]
    head = {}
    for name in HEAD:
        for key in own if name == "…" else [name]:
            head[key] = _head_value(page, content, key)
    return dump(head, content["body"])


def seed_file_of(page) -> Path:
    """Return where a page's seed file stands below its app's seed folder."""
    config = apps.get_app_config(page.kind.split(".")[0])
    root = getattr(config, "address_root", "/")
    inner = page.path.removeprefix(root) if page.path != root else page.path
    return Path((inner.strip("/") or "home") + ".md")


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
    outcome = defaultdict(list)
    settled = [(seed, *_settle(seed, at=at)) for seed in seeds]
    revisions = []
    for seed, page, found in settled:
        if found == "unchanged":
            found = "updated" if _is_new(page, seed) else "unchanged"
        outcome[found].append(seed.path)
        if found in ("added", "updated"):
            revisions.append(_save(page, seed, at=at))
    drafts = [revision for revision in revisions if revision.state == Revision.State.DRAFT]
    if drafts:
        actions.publish_together(revisions=drafts, by=None, at=at)
    return outcome


def _is_new(page, seed):
    return page_as_seed(page) != dump(seed.head, seed.body)


def _save(page, seed, *, at):
    actions.keep_up(page=page, changes=seed.upkeep(), by=None, at=at)
    return actions.save_draft(
        page=page,
        content=seed.content() | {"related": _related(seed)},
        by=None,
        at=at,
        origin=Revision.Origin.SEED,
    )


def _related(seed):
    named = set(seed.head.get("related", []))
    found = dict(Redirect.objects.filter(path__in=named).values_list("path", "page")) | dict(
        Page.objects.filter(path__in=named).values_list("path", "pk")
    )
    if missing := named - found.keys():
        raise SeedFileError(f"{seed.file}: no page is at {', '.join(sorted(missing))} (related).")
    return sorted(found.values())


def _settle(seed, *, at):
    page = Page.objects.filter(path=seed.path).first()
    if page is None and (moved := Redirect.objects.filter(path=seed.path).first()):
        return moved.page, "skipped"
    if page is not None:
        return page.as_kind(), "skipped" if is_edited(page) else "unchanged"
    parent = Page.objects.filter(path=seed.parent_path).first() if seed.parent_path else None
    if seed.parent_path not in (None, "/") and parent is None:
        raise SeedFileError(f"{seed.file}: there is no page at {seed.parent_path} to stand under.")
    page = seed.model(parent=parent if seed.parent_path != "/" else None, slug=seed.slug)
    content = seed.content() | {"related": []}
    actions.create_page(page=page, content=content, by=None, at=at, origin=Revision.Origin.SEED)
    return page, "added"


def _head_value(page, content, name):
    if name in ("kind", "path", *UPKEEP):
        return getattr(page, name)
    field = page._meta.get_field(name)
    if isinstance(field, ManyToManyField):
        paths = Page.objects.filter(pk__in=content[name]).values_list("path", flat=True)
        return sorted(paths)
    return content[name].splitlines() if name in LINES else field.to_python(content[name])
