"""How every model is edited at the desk, whatever else its own admin says.

Django's admin offers a few controls that not everybody can use: pop-up calendars, pop-up windows to
add a related object, a selector of two boxes, and search fields without a name. The desk has plain
ones in their place.
"""

from django import forms
from django.contrib import admin
from django.contrib.admin import helpers
from django.contrib.admin.widgets import (
    AutocompleteSelect,
    AutocompleteSelectMultiple,
    RelatedFieldWidgetWrapper,
)
from django.db import models

NATIVE_INPUTS = {
    models.DateField: {"widget": forms.DateInput({"type": "date"}, format="%Y-%m-%d")},
    models.TimeField: {"widget": forms.TimeInput({"type": "time"}, format="%H:%M")},
    models.DateTimeField: {
        "form_class": forms.DateTimeField,
        "widget": forms.DateTimeInput(
            {"type": "datetime-local", "step": 1}, format="%Y-%m-%dT%H:%M:%S"
        ),
    },
}


class Plain:
    """A select that js/desk.js turns into a search field; Django's scripts for it stay out."""

    @property
    def media(self):
        return forms.Media()

    def create_option(self, name, value, label, *args, **kwargs):
        return super().create_option(name, value, label or "None", *args, **kwargs)


class Lookup(Plain, AutocompleteSelect):
    pass


class LookupOfMany(Plain, AutocompleteSelectMultiple):
    pass


class DeskModelAdmin:
    """Laid over each admin when it is registered: see `DeskSite.register`."""

    def __init__(self, model, admin_site):
        self.formfield_overrides = NATIVE_INPUTS | self.formfield_overrides
        super().__init__(model, admin_site)

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field and isinstance(field.widget, RelatedFieldWidgetWrapper):
            field.widget = field.widget.widget
        return field

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs.setdefault("widget", Lookup(db_field, self.admin_site))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs.setdefault("widget", LookupOfMany(db_field, self.admin_site))
        elif db_field.name in (*self.filter_horizontal, *self.filter_vertical):
            kwargs.setdefault("widget", forms.CheckboxSelectMultiple)
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    @admin.display(description="Select")
    def action_checkbox(self, obj):
        attrs = {"class": "action-select", "aria-label": f"Select {obj}"}
        checkbox = forms.CheckboxInput(attrs, check_test=lambda value: False)
        return checkbox.render(helpers.ACTION_CHECKBOX_NAME, str(obj.pk))
