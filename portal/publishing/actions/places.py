"""Where pages stand, among which neighbors, and who keeps them right."""

from django.core.exceptions import ValidationError
from django.db import transaction

from portal.core import generation
from portal.publishing import checks, rules, trail
from portal.publishing.models import Event, Page, Redirect

from .drafts import refuse_taken
from .held import held
from .showing import render_again, stand_ins

STEP = 10


@transaction.atomic
def move(*, page, parent, slug, by, at) -> None:
    """Give a page, and all below it, a new address; the old ones lead to the new.

    Raises ValidationError when the address is taken or lies below the page itself, or when a link
    of a published text would come to lead nowhere.
    """
    page = held(page)
    parent = parent and Page.objects.get(pk=parent.pk)
    old, new = page.path, page.address_under(parent, slug)
    if new == old:
        return
    rules.require(by, rules.can_place, page)
    rules.require(by, rules.can_place, page, new)
    _refuse_place(page, parent, new)
    page.parent, page.slug = parent, slug
    page.save(update_fields=["parent", "slug"])
    moved = {new + one.path.removeprefix(old): one for one in (page, *Page.objects.below(page))}
    stood_in = list(stand_ins(moved))
    for path, one in moved.items():
        _change_address(one, path, at=at)
    render_again([*moved.values(), *stood_in])
    detail = {"from": old, "to": new}
    trail.record(page=page, verb=Event.Verb.MOVED, by=by, at=at, detail=detail)
    generation.bump()


@transaction.atomic
def arrange(*, parent, pages, by, at) -> None:
    """Put all pages right below a parent (None: at the top) in the order given."""
    generation.hold()
    below = Page.objects.filter(parent=parent).exclude(path="/")
    if {page.pk for page in pages} != set(below.values_list("pk", flat=True)):
        raise ValidationError("Pages were added or moved here meanwhile. Open the list again.")
    for place, page in enumerate(pages, start=1):
        keep_up(page=page, changes={"order": place * STEP}, by=by, at=at)


@transaction.atomic
def keep_up(*, page, changes, by, at) -> None:
    """Change what is not content: owner, deputy, order, review dates and the review's reason."""
    page = held(page)
    before = {name: getattr(page, name) for name in changes}
    changed = {name: value for name, value in changes.items() if before[name] != value}
    if not changed:
        return
    rules.require(by, _rule_for(changed), page)
    for name, value in changed.items():
        setattr(page, name, value)
    page.save(update_fields=list(changed))
    detail = {name: [_said(before[name]), _said(value)] for name, value in changed.items()}
    trail.record(page=page, verb=Event.Verb.UPKEEP, by=by, at=at, detail=detail)
    generation.bump()


def _rule_for(changed):
    """Who owns a page is settled among authors; readers notice the rest at once."""
    return rules.can_place if changed.keys() - {"owner", "deputy"} else rules.can_edit


def _refuse_place(page, parent, new):
    if page.path == "/":
        raise ValidationError({"slug": "The home page stays at /: everything else is below it."})
    if parent and parent.path.startswith(page.path):
        raise ValidationError("A page cannot be moved below itself. Choose another parent page.")
    if page.published_at and not checks.is_open(new):
        raise ValidationError({"slug": f"{new} is an address of the portal's own."})
    if page.published_at and parent and parent.state not in Page.READABLE:
        raise ValidationError({"parent": f"Publish {parent.path} first."})
    refuse_taken(page, new)


def _change_address(page, path, *, at):
    old, page.path = page.path, path
    page.save(update_fields=["path"])
    if page.published_at:
        Redirect.objects.filter(path=path).delete()
        Redirect.objects.create(path=old, page_id=page.pk, created_at=at)


def _said(value):
    return value if value is None or isinstance(value, int) else str(value)
