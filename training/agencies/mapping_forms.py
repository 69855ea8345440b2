"""The form of an agency's columns: a row for each, with its place, name and value."""

from django import forms

from . import columns as of


class ColumnForm(forms.Form):
    is_in = forms.BooleanField(label="Export", required=False)
    place = forms.IntegerField(
        label="Place",
        min_value=1,
        max_value=999,
        error_messages={"required": "Give the column a place, such as 1."},
    )
    header = forms.CharField(
        label="Name of the column", max_length=of.LONGEST_HEADER, required=False
    )
    value = forms.CharField(
        label="Same value in every row", max_length=of.LONGEST_VALUE, required=False
    )

    def __init__(self, data, column, place):
        self.column = column
        start = {
            "is_in": column.is_in,
            "place": place,
            "header": column.header,
            "value": column.value,
        }
        super().__init__(data, prefix=column.key, initial=start)
        self.fields["place"].widget.attrs["class"] = "columns__place"
        if column.element.is_fixed:
            del self.fields["value"]
        for field in self.fields.values():
            field.label = f"{field.label}: {column.element.label}"

    def clean(self):
        typed = super().clean()
        self.typed = of.Column(
            self.column.key, typed.get("header", ""), typed.get("value", ""), typed["is_in"]
        )
        if fault := of.fault(self.typed):
            self.add_error(
                "value" if self.typed.header and "value" in self.fields else "header", fault
            )
        return typed


class MappingForms:
    """A `ColumnForm` for each column; `columns`, once valid, are what was typed, in its order."""

    def __init__(self, columns, data=None):
        self.forms = [ColumnForm(data, one, place) for place, one in enumerate(columns, 1)]
        self.problem = ""
        self._is_valid = None

    def __iter__(self):
        return iter(self.forms)

    def is_valid(self) -> bool:
        if self._is_valid is None:
            # Every row is looked at, so that all errors show.
            faulty = [one for one in self.forms if not one.is_valid()]
            self._is_valid = not faulty and self._is_whole()
        return self._is_valid

    @property
    def columns(self):
        by_place = sorted(self.forms, key=lambda one: one.cleaned_data["place"])
        return tuple(one.typed for one in by_place)

    @property
    def errors(self):
        """Return {label, id, error} of every field that is wrong."""
        return [
            {"label": field.label, "id": field.id_for_label, "error": error}
            for one in self.forms
            for field in one
            for error in field.errors
        ]

    def _is_whole(self):
        if not of.header(self.columns):
            self.problem = "Every column is left out. Export at least one."
        for one in self.forms:
            if one.typed.is_in and one.typed.header in of.repeated(self.columns):
                one.add_error("header", "Another column has this name. Change one of them.")
        return not self.problem and not any(one.errors for one in self.forms)
