"""What is done with alerts. Each is one transaction, asks `rules`, and writes its line of the log.

Each begins by holding the public content, then reads the alert anew. `by` is the person at work;
`at` is the moment; `seen` is how many lines the log had when the person opened the alert, and None
is for whoever saw no screen. All raise PermissionDenied where `rules` say no, and ValidationError,
with nothing changed, where it does not fit; errors name the fields of the form where they can.
"""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from portal.core import generation

from . import letters, rules
from .checks import in_the_way, refuse_faults
from .due import announce
from .levels import Level
from .log import record
from .models import Alert, AlertEntry
from .rules import Right

State, Verb = Alert.State, AlertEntry.Verb
ALONE = "Say why nobody else could approve it: one person alone needs a reason."
WHY = "Say why: an emergency is raised only with a reason."
MOVED_ON = "This alert has changed since you opened it. Look at it again; nothing was done."


@transaction.atomic
def draft(*, content, by, at) -> Alert:
    """Write a new alert, which readers do not see."""
    alert = Alert(**content, created_by=by, changed_at=at, updated_at=at)
    _allow(rules.may(by, Right.DRAFT, alert))
    refuse_faults(alert, at)
    alert.save()
    record(alert, Verb.DRAFTED, by=by, at=at)
    return alert


@transaction.atomic
def change(*, alert, content, by, at, reason="", version=None) -> Alert:
    """Give an alert other words or times; the log keeps what it said before.

    A draft is `by`'s own from then on and waits for a second person anew. One that was raised can
    be changed by who may raise it, with a reason, and keeps its level. Refused where its words are
    not those of `version` any more.
    """
    alert = _held(alert)
    if version not in (None, alert.version):
        raise ValidationError(
            "Somebody else changed this alert since you opened it. Open it in another tab to see "
            "what they wrote; if you save again, your words take the place of theirs."
        )
    before = {name: getattr(alert, name) for name in Alert.CONTENT}
    _allow(rules.may(by, Right.RAISE if alert.is_live else Right.DRAFT, alert))
    for name, value in content.items():
        setattr(alert, name, value)
    _allow(rules.may(by, Right.RAISE if alert.is_live else Right.DRAFT, alert))
    _refuse_change(alert, before, reason, at)
    if any(before[name] != getattr(alert, name) for name in (*Alert.WORDS, "page")):
        alert.version += 1
        alert.changed_at = at
        alert.looked_at_by = alert.looked_at = None
        if alert.is_live:
            alert.rewritten_by = by
    if alert.is_open:
        alert.state, alert.approved_by, alert.created_by = State.DRAFT, None, by
    alert.updated_at = at
    alert.save()
    record(alert, Verb.CHANGED, by=by, at=at, note=reason)
    if alert.is_live:
        announce(at)
    return alert


@transaction.atomic
def submit(*, alert, by, at, seen=None) -> Alert:
    """Ask for a second person."""
    alert = _held(alert, State.DRAFT, seen=seen)
    _allow(rules.may(by, Right.DRAFT, alert))
    refuse_faults(alert, at)
    return _moved(alert, State.WAITING, Verb.SUBMITTED, by=by, at=at)


@transaction.atomic
def approve(*, alert, by, at, seen=None) -> Alert:
    """Stand behind another's words: who may raise the alert can do so without a reason."""
    alert = _held(alert, *Alert.OPEN, seen=seen)
    _allow(rules.can_approve(by, alert))
    refuse_faults(alert, at)
    alert.approved_by = by
    return _moved(alert, State.WAITING, Verb.APPROVED, by=by, at=at)


@transaction.atomic
def send_back(*, alert, by, at, note, seen=None) -> Alert:
    """Return an alert that waits to its author, saying what should change."""
    alert = _held(alert, State.WAITING, seen=seen)
    _allow(rules.may(by, Right.APPROVE, alert) or rules.may(by, Right.RAISE, alert))
    alert.approved_by = None
    return _moved(alert, State.DRAFT, Verb.RETURNED, by=by, at=at, note=note)


@transaction.atomic
def raise_alert(*, alert, by, at, reason="", replace=False, seen=None) -> Alert:
    """Show an alert to readers, from its start or at once.

    With `replace`, the one of its level that stands in its way ends, unless readers would then see
    neither until this one starts.
    """
    alert = _held(alert, *Alert.OPEN, seen=seen)
    _allow(rules.may(by, Right.RAISE, alert))
    if not reason.strip() and rules.needs_reason(by, alert):
        raise ValidationError({"reason": WHY if alert.level == Level.EMERGENCY else ALONE})
    refuse_faults(alert, at)
    alert.starts_at = max(alert.starts_at or at, at)
    _make_room(alert, by=by, at=at, replace=replace)
    alert.raised_by, alert.raised_at, alert.reason = by, at, reason
    _moved(alert, State.LIVE, Verb.RAISED, by=by, at=at, note=reason)
    announce(at)
    if alert.level == Level.EMERGENCY:
        letters.tell_of_emergency(alert)
    return alert


@transaction.atomic
def renew(*, alert, ends_at, by, at, note="", seen=None) -> Alert:
    """Give a raised alert another end, as far away as its level allows from now on."""
    alert = _held(alert, State.LIVE, seen=seen)
    _allow(rules.may(by, Right.RAISE, alert))
    alert.ends_at, alert.updated_at = ends_at, at
    refuse_faults(alert, at)
    _make_room(alert, by=by, at=at)
    _moved(alert, State.LIVE, Verb.RENEWED, by=by, at=at, note=note)
    announce(at)
    return alert


@transaction.atomic
def look(*, alert, by, at, seen=None) -> Alert:
    """Note that a second person has looked at an emergency."""
    alert = _held(alert, seen=seen)
    _allow(rules.can_look(by, alert))
    if not alert.raised_at or alert.looked_at or alert.level != Level.EMERGENCY:
        raise ValidationError("There is nothing to look at any more. Open the alert again.")
    alert.looked_at_by, alert.looked_at = by, at
    return _moved(alert, alert.state, Verb.LOOKED_AT, by=by, at=at)


@transaction.atomic
def end(*, alert, by, at, note="", seen=None) -> Alert:
    """Take an alert away from readers for good."""
    alert = _held(alert, State.LIVE, seen=seen)
    _allow(rules.may(by, Right.END, alert))
    _end(alert, by=by, at=at, note=note)
    announce(at)
    return alert


@transaction.atomic
def discard(*, alert, by, at, seen=None) -> Alert:
    """Put a draft aside for good; it stays in the log."""
    alert = _held(alert, *Alert.OPEN, seen=seen)
    _allow(by.pk == alert.created_by_id or rules.may(by, Right.RAISE, alert))
    return _moved(alert, State.ENDED, Verb.DISCARDED, by=by, at=at)


def _refuse_change(alert, before, reason, at):
    if alert.state == State.ENDED:
        raise ValidationError("This alert is over. Write another one.")
    if alert.is_live and before["level"] != alert.level:
        raise ValidationError({"level": "A raised alert keeps its level. End it and raise another"})
    if alert.is_live and not reason.strip():
        raise ValidationError({"reason": "Say why it changes: readers see it at once."})
    if alert.is_live:
        alert.starts_at = alert.starts_at or at
        _make_room(alert, by=None, at=at)
    refuse_faults(alert, at)


def _make_room(alert, *, by, at, replace=False):
    others, most = in_the_way(alert), Level(alert.level).limits.at_once
    if len(others) < most:
        return
    if replace and most == 1:
        for other in others:
            _allow(rules.may(by, Right.END, other))
            _refuse_gap(other, alert, at)
            _end(other, by=by, at=at, note=f"Replaced by number {alert.pk}.")
        return
    names = "; ".join(map(str, others))
    raise ValidationError(f"Only {most} of this level may stand at once. In the way: {names}.")


def _refuse_gap(other, alert, at):
    if max(other.starts_at, at) < alert.starts_at:
        raise ValidationError(
            {
                "replace": f"{other} would end now, and this one starts later. First give that one "
                "an end that fits, or let this one start at once."
            }
        )


def _end(alert, *, by, at, note):
    alert.ended_at = at
    _moved(alert, State.ENDED, Verb.ENDED, by=by, at=at, note=note)


def _held(alert, *states, seen=None) -> Alert:
    """Hold the public content; return the alert as it stands, if it is in one of the states."""
    generation.hold()
    alert = Alert.objects.select_related("page").get(pk=alert.pk)
    if states and alert.state not in states:
        raise ValidationError("This does not fit any more. Open the alert again.")
    if seen is not None and alert.entries.count() != seen:
        raise ValidationError(MOVED_ON)
    return alert


def _moved(alert, state, verb, *, by, at, note=""):
    alert.state = state
    alert.save()
    record(alert, verb, by=by, at=at, note=note)
    return alert


def _allow(is_allowed):
    if not is_allowed:
        raise PermissionDenied
