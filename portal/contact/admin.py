"""Subjects, ready answers and days off at the desk. Questions have screens of their own."""

from django.contrib import admin

from portal.core import generation
from portal.publishing.admin import PageAdmin

from . import rules
from .models import ContactPage, DayOff, SavedReply, Subject

admin.site.register(ContactPage, PageAdmin)


class Kept:
    """Rows that those change whom a rule names."""

    may_keep = staticmethod(rules.can_keep_subjects)

    def has_add_permission(self, request, obj=None):
        return self.may_keep(request.user)

    def has_change_permission(self, request, obj=None):
        return self.may_keep(request.user)

    def has_delete_permission(self, request, obj=None):
        return self.may_keep(request.user)


class Seeded(Kept):
    """Rows that seeds know: once touched they are left alone, and none is ever deleted."""

    def has_delete_permission(self, request, obj=None):
        return False

    def get_readonly_fields(self, request, obj=None):
        return ["slug"] if obj else []

    def save_model(self, request, obj, form, change):
        obj.is_edited = True
        super().save_model(request, obj, form, change)


@admin.register(Subject)
class SubjectAdmin(Seeded, admin.ModelAdmin):
    """Subjects of the contact form; what changes shows to readers at once."""

    list_display = ["label", "section", "role", "days", "order", "is_open"]
    autocomplete_fields = ["owners"]
    fields = [
        "label", "slug", "description", "ask_first", "ask_first_page", "goes_to", "pass_on_to",
        "section", "role", "owners", "days", "follows_page", "is_complaint", "needs_reply",
        "order", "is_open",
    ]  # fmt: skip

    # Who sees a question, and who may not deal with it.
    who_answers = ["section", "role", "owners", "follows_page", "is_complaint"]

    def get_readonly_fields(self, request, obj=None):
        fixed = super().get_readonly_fields(request, obj)
        if obj and obj.is_complaint and not rules.can_keep_complaints(request.user):
            return [*fixed, *self.who_answers]
        return fixed

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        generation.bump()


@admin.register(SavedReply)
class SavedReplyAdmin(Seeded, admin.ModelAdmin):
    list_display = ["title", "subject", "is_offered"]
    list_filter = ["subject", "is_offered"]
    list_select_related = ["subject"]
    search_fields = ["title", "text"]
    fields = ["title", "slug", "subject", "text", "is_offered"]


@admin.register(DayOff)
class DayOffAdmin(Kept, admin.ModelAdmin):
    """Days that an order adds to the federal holidays. Due days already told stay as they are."""

    may_keep = staticmethod(rules.can_keep_days)
    list_display = ["date", "name"]
