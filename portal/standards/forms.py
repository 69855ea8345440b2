"""The form that takes a figure from outside."""

from datetime import date

from django import forms

from .figures import LEAST, Count, share
from .measuring import is_irreplaceable
from .models import Measure, Target
from .months import after, month_of

MONTHS = 12


class FigureForm(forms.Form):
    """A figure of one target in one month; its cleaned data has the `count` it comes to."""

    target = forms.ModelChoiceField(
        Target.objects.none(),
        empty_label="Choose a target",
        help_text="Those that the portal's own records do not measure, or only in part.",
        error_messages={"required": "Choose a target."},
    )
    month = forms.TypedChoiceField(coerce=date.fromisoformat)
    value = forms.FloatField(
        label="Figure",
        required=False,
        min_value=0,
        help_text="In the unit of the target: 99.7 for 99.7 percent. Leave it empty if you give "
        "the cases in time below.",
    )
    right = forms.IntegerField(
        label="Cases in time", required=False, min_value=0, max_value=1_000_000
    )
    of = forms.IntegerField(
        label="All cases",
        required=False,
        min_value=0,
        max_value=1_000_000,
        help_text="How many cases, or checks, the figure rests on, if you know.",
    )
    source = forms.CharField(
        label="Source",
        max_length=200,
        help_text="Readers see it: who measured, with what. Name no person.",
        error_messages={"required": "Say who measured, with what."},
    )

    def __init__(self, *args, today: date, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["target"].queryset = Target.objects.exclude(records="yes").in_order()
        months = [after(month_of(today), -step) for step in range(1, MONTHS + 1)]
        self.fields["month"].choices = [(f"{one}", f"{one:%B %Y}") for one in months]

    def clean(self):
        given = super().clean()
        self._check_cases(given)
        if target := given.get("target"):
            self._check_figure(given, target.unit)
            self._check_records(given, target)
        if not self.errors:
            given["count"] = self._count(given, target)
        return given

    def _check_cases(self, given):
        right, of = given.get("right"), given.get("of")
        if right is None:
            return
        if of is None:
            self.add_error("of", "Say how many cases there were in all.")
        elif right > of:
            self.add_error("right", "There cannot be more in time than there were in all.")

    def _check_figure(self, given, unit):
        value, right = given.get("value"), given.get("right")
        is_share = unit == Target.Unit.PERCENT
        if right is not None and not is_share:
            self.add_error("right", "Leave it empty: this target is no share of cases.")
        elif right is not None and value is not None:
            self.add_error("value", "Leave it empty: it is worked out from the cases.")
        elif right is None and value is None and not self.errors.keys() & {"value", "right"}:
            self.add_error("value", "Give the figure, or the cases in time and all cases.")
        elif is_share and value is not None and value > 100:
            self.add_error("value", "A share cannot be above 100 percent.")
        elif is_share and value is not None and given.get("of") in range(LEAST):
            message = f"Of fewer than {LEAST} cases no percentage is shown: give those in time."
            self.add_error("right", message)

    def _check_records(self, given, target):
        found = Measure.objects.filter(target=target, month=given.get("month")).first()
        if is_irreplaceable(found):
            self.add_error("month", "The portal's records gave its figure, and cannot again.")

    def _count(self, given, target):
        if given["right"] is not None:
            return share(given["right"], given["of"])
        return Count(value=given["value"], of=given["of"])
