"""Targets and their results at the desk. What changes is on the page at once."""

from django.contrib import admin

from portal.desk.shown import ShownAtOnce
from portal.publishing.admin import PageAdmin

from .models import Measure, ServiceStandards, Target
from .rules import can_keep

admin.site.register(ServiceStandards, PageAdmin)


@admin.register(Target)
class TargetAdmin(ShownAtOnce, admin.ModelAdmin):
    """Targets are hidden, never added or deleted: how each is measured stands in the code."""

    list_display = ["title", "target", "period", "records", "owner", "is_shown"]
    list_filter = ["records", "is_shown"]
    list_select_related = ["owner"]
    autocomplete_fields = ["owner"]
    fields = [
        "title", "service", "promise", "target", ("value", "unit"), "period", "method", "caveats",
        "records", "needs", "origin", "owner", "order", "is_shown",
    ]  # fmt: skip

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return can_keep(request.user)

    def has_delete_permission(self, request, obj=None):
        return False

    def save_model(self, request, obj, form, change):
        obj.is_edited = obj.is_edited or form.has_changed()
        super().save_model(request, obj, form, change)


class Origin(admin.SimpleListFilter):
    title = "where it is from"
    parameter_name = "from"

    def lookups(self, request, model_admin):
        return [("records", "The portal's own records"), ("outside", "Entered by an editor")]

    def queryset(self, request, queryset):
        if self.value() == "records":
            return queryset.filter(source="")
        return queryset.entered() if self.value() == "outside" else queryset


@admin.register(Measure)
class MeasureAdmin(ShownAtOnce, admin.ModelAdmin):
    """Results, to be read; one that was entered by mistake can be taken out."""

    list_display = ["target", "in_month", "figure", "of", "source", "entered_by"]
    list_filter = [Origin, "target"]
    list_select_related = ["target", "entered_by"]
    ordering = ["-month", "target__order"]
    fields = [
        "target",
        "in_month",
        "figure",
        "right",
        "of",
        "note",
        "source",
        "entered_by",
        "made_at",
    ]

    @admin.display(description="month", ordering="month")
    def in_month(self, measure):
        return f"{measure.month:%B %Y}"

    @admin.display(description="figure", ordering="value")
    def figure(self, measure):
        return measure.figure

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return obj is not None and obj.is_entered and can_keep(request.user)
