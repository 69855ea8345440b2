"""Choosing permissions: check boxes in one group for each list of the desk."""

from itertools import groupby

from django import forms
from django.contrib.admin import site
from django.forms.models import ModelChoiceIterator
from django.template.loader import render_to_string
from django.utils.text import capfirst

from .sections import list_label


class GroupedCheckboxes(forms.CheckboxSelectMultiple):
    """Check boxes whose groups are field sets with a legend."""

    def _render(self, template_name, context, renderer=None):
        return render_to_string("admin/grouped_checkboxes.html", context)


class PermissionsByModel(ModelChoiceIterator):
    """What has a list at the desk comes first."""

    def __iter__(self):
        for (_, label), permissions in groupby(sorted(self.queryset, key=_group), key=_group):
            yield label, [self.choice(permission) for permission in permissions]


def _group(permission):
    model = permission.content_type.model_class()
    if model is None:
        return True, capfirst(permission.content_type.name)
    return not site.is_registered(model), list_label(model)


class PermissionsField(forms.ModelMultipleChoiceField):
    iterator = PermissionsByModel

    def __init__(self, queryset, **kwargs):
        super().__init__(queryset.select_related("content_type"), **kwargs)

    def label_from_instance(self, permission):
        return permission.name
