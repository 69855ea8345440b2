"""What a page's form does when others saved the page while somebody typed: it brings both together.

Nothing is saved in that request. The form comes back with what was taken over, and with both
versions of what both changed.
"""

from datetime import datetime

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.text import capfirst

from portal.publishing import since, typing_words
from portal.publishing.content import latest_content
from portal.publishing.diff import compare, condensed
from portal.publishing.merging import UNSAVED, Met, Outcome, merge, same

from .conflicts import Conflict, Stale, carried, carry, in_words, plain

TEXTS = ("body",)
TAKEN_OVER = (Outcome.THEIRS, Outcome.MERGED)
# The buttons that put their or my version of a field in the form, and what is carried along.
TAKE, KEEP, CONFLICTS = "_take", "_keep", "conflicts"


class StaleForm(forms.ModelForm):
    """Laid under `PageForm`, which sets `base`, the page's newest event.

    `beside` names the fields that are no content: only what this person changed of them is applied.
    """

    base_event = forms.IntegerField(required=False, widget=forms.HiddenInput)

    beside: tuple[str, ...] = ()
    user = None
    at: datetime | None = None
    base = None
    stale: Stale | None = None
    waits = False

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.met: dict[str, Met] = {}
        for name in self.beside if self.base else ():
            if name in self.fields:
                self.fields[name].show_hidden_initial = True

    def is_valid(self):
        """Say no also where a person has yet to see what others did."""
        return super().is_valid() and not self.waits

    def has_unsaved(self) -> bool:
        """Say whether a bound form holds anything that is not in what was saved."""
        self.is_valid()
        if self.base:
            return any(one.outcome in UNSAVED for one in self.met.values())
        return self.has_changed()

    def clean(self):
        super().clean()
        if self.base:
            self._meet()
            self._mind_what_is_gone()
        return self.cleaned_data

    def _meet(self):
        event = self.cleaned_data.get("base_event")
        is_stale = event != self.base.pk
        theirs = self._theirs()
        mine = {name: self._typed(name) for name in theirs}
        base = self._base(event) if is_stale else theirs
        self.met = merge(base, mine, theirs, theirs, texts=TEXTS)
        if is_stale:
            self._take_over(theirs)
        versions = self._versions(mine, theirs)
        standing = {name: one.value for name, one in self.met.items()}
        standing |= self._exchange(versions, theirs)
        if self.waits or versions:
            self.stale = Stale(
                said=self._said(event) if is_stale else [],
                conflicts=[self._conflict(name, versions, theirs, standing) for name in versions],
                gained=[*self._gained(mine)],
                carried=carry(versions),
            )

    def _theirs(self):
        """Return what is saved now of every field that one can type in."""
        beside = {name: self._stored(name) for name in self.beside}
        saved = latest_content(self.instance) | beside
        return {name: saved[name] for name in self.fields if name in saved}

    def _stored(self, name):
        return plain(self.instance._meta.get_field(name).value_from_object(self.instance))

    def _base(self, event):
        """Return what stood in the form when it was opened, as far as that is known."""
        base = since.content_at(self.instance, event) or {}
        for name in self.beside:
            key = self.add_initial_prefix(name)
            if name in self.fields and key in self.data:
                try:
                    base[name] = plain(self.fields[name].to_python(self.data[key]))
                except ValidationError:
                    continue
        return base

    def _typed(self, name):
        """Return what stands in a field, be it faulty, in the way that a revision keeps it."""
        if name in self.cleaned_data:
            return plain(self.cleaned_data[name])
        typed = self[name].data
        if isinstance(typed, list):
            return sorted(int(one) for one in typed if one.isdecimal())
        return plain(typed)

    def _take_over(self, theirs):
        """Put in the form what others changed."""
        for name, one in self.met.items():
            if one.outcome in TAKEN_OVER:
                self._put(name, one.value)
            if name in self.beside:
                self._put(self.add_initial_prefix(name), theirs[name])
                if one.outcome == Outcome.THEIRS:
                    self.cleaned_data[name] = getattr(self.instance, name)
        self._put("base_event", self.base.pk)
        self.waits = any(self._must_be_seen(name) for name in self.met)

    def _must_be_seen(self, name):
        outcome = self.met[name].outcome
        return outcome == Outcome.CONFLICT or (outcome in TAKEN_OVER and name not in self.beside)

    def _versions(self, mine, theirs):
        """Return my version of each field in conflict, now or since an earlier request."""
        versions = carried(self.data.get(CONFLICTS, ""), theirs)
        for name, one in self.met.items():
            # Where the form held their version, mine is the one that was carried along.
            is_mine = name in versions and one.outcome == Outcome.MINE
            if is_mine or one.outcome == Outcome.CONFLICT:
                versions[name] = mine[name]
        return {
            name: kept
            for name, kept in versions.items()
            if self.met[name].outcome != Outcome.MERGED and not same(kept, theirs[name])
        }

    def _exchange(self, versions, theirs):
        """Put in the form the version that a button asks for; return it by its field's name."""
        if {TAKE, KEEP}.isdisjoint(self.data):
            return {}
        self.waits = True
        button, source = (TAKE, theirs) if TAKE in self.data else (KEEP, versions)
        name = self.data[button]
        if name not in versions:
            return {}
        self._put(name, source[name])
        self.errors.pop(name, None)
        return {name: source[name]}

    def _put(self, name, value):
        self.data = self.data.copy()
        if isinstance(value, list):
            self.data.setlist(name, [str(one) for one in value])
        else:
            self.data[name] = "" if value is None else str(value)

    def _said(self, event):
        labels = {outcome: [] for outcome in Outcome}
        for name, one in self.met.items():
            labels[one.outcome].append(self.fields[name].label)
        saves = since.saves(self.instance, event, user=self.user) if event else None
        met = typing_words.met(
            "The newer" if saves and saves.by_self else "Their",
            labels[Outcome.THEIRS],
            labels[Outcome.MERGED],
            labels[Outcome.CONFLICT],
        )
        now = self.at or timezone.now()
        return [typing_words.meanwhile(saves.who, saves.at, now=now), *met] if saves else met

    def _conflict(self, name, versions, theirs, standing):
        mine_said = in_words(self.instance, name, versions[name])
        theirs_said = in_words(self.instance, name, theirs[name])
        return Conflict(
            name=name,
            label=self.fields[name].label,
            field_id=self[name].id_for_label,
            pieces=condensed(compare(theirs_said, mine_said)),
            theirs=theirs_said,
            is_taken=same(standing[name], theirs[name]),
        )

    def _gained(self, mine):
        for name, one in self.met.items():
            if one.outcome == Outcome.MERGED:
                yield self.fields[name].label, condensed(compare(mine[name], one.value))

    def _mind_what_is_gone(self):
        """Refuse once, in words, what was typed in fields that the form has lost since."""
        lost = [name for name in self.beside if name not in self.fields and self._was_typed(name)]
        if lost:
            labels = typing_words.listed([self._label(name) for name in lost])
            raise ValidationError(
                f"{labels} cannot be changed in this form any more: the page was published while "
                "you were typing. What you typed there is left out; save the rest."
            )

    def _was_typed(self, name):
        before, typed = self.data.get(self.add_initial_prefix(name)), self.data.get(name)
        return before is not None and typed is not None and before != typed

    def _label(self, name):
        labels = self._meta.labels or {}
        return labels.get(name) or capfirst(self._meta.model._meta.get_field(name).verbose_name)
