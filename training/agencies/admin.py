"""Coordinators at the desk: administrators say who looks after which agency."""

from django.contrib import admin

from training.models import Coordinator


@admin.register(Coordinator)
class CoordinatorAdmin(admin.ModelAdmin):
    """Whoever is taken off the list loses the agency's screens at once."""

    list_display = ["user", "agency"]
    list_select_related = ["user", "agency"]
    search_fields = ["user__email", "user__name", "agency__name", "agency__abbreviation"]
    autocomplete_fields = ["user", "agency"]
    fields = ["user", "agency"]

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name == "user":
            kwargs["queryset"] = db_field.related_model.objects.filter(is_staff=True)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)
