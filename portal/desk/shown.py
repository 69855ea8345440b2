"""Rows at the desk that readers see as soon as they are saved."""

from portal.core import generation


class ShownAtOnce:
    """An admin of such rows, before `ModelAdmin`: with each change a new generation begins."""

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        generation.bump()

    def delete_model(self, request, obj):
        super().delete_model(request, obj)
        generation.bump()

    def delete_queryset(self, request, queryset):
        super().delete_queryset(request, queryset)
        generation.bump()
