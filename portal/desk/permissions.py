"""Choosing permissions: check boxes in one group for each list of the desk."""

from itertools import groupby

from django import forms
from django.forms.models import ModelChoiceIterator
from django.template.loader import render_to_string
from django.utils.text import capfirst

from .sections import list_label


class GroupedCheckboxes(forms.CheckboxSelectMultiple):
    """Check boxes whose groups are field sets with a legend."""

    def _render(self, template_name, context, renderer=None):
        return render_to_string("admin/grouped_checkboxes.html", context)


class PermissionsByModel(ModelChoiceIterator):
    def __iter__(self):
        for content_type, permissions in groupby(self.queryset, key=lambda one: one.content_type):
            model = content_type.model_class()
            label = list_label(model) if model else capfirst(content_type.name)
            yield label, [self.choice(permission) for permission in permissions]


class PermissionsField(forms.ModelMultipleChoiceField):
    iterator = PermissionsByModel
    widget = GroupedCheckboxes

    def __init__(self, queryset, **kwargs):
        queryset = queryset.select_related("content_type")
        super().__init__(queryset.order_by("content_type", "codename"), **kwargs)

    def label_from_instance(self, permission):
        return permission.name
