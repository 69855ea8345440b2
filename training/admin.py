from django import forms
from django.contrib import admin
from django.template.loader import render_to_string

from portal.publishing.admin import PageAdmin

from .agencies import admin as _agencies  # noqa: F401
from .certificates import admin as _certificates  # noqa: F401
from .models import Catalogue, Course, Lesson, Module

admin.site.register([Catalogue, Course, Lesson], PageAdmin)


@admin.register(Module)
class ModuleAdmin(PageAdmin):
    """Says beside the field how questions are written. The preview shows them as they are read."""

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if db_field.name == "questions":
            kwargs |= {
                "widget": forms.Textarea(attrs={"rows": 24, "spellcheck": "true"}),
                "help_text": render_to_string("training/questions_help.html"),
            }
        return super().formfield_for_dbfield(db_field, request, **kwargs)
