"""What synonyms and best bets have in common at the desk."""

from portal.desk.shown import ShownAtOnce
from portal.search.models import RemovedRow


class SownAdmin(ShownAtOnce):
    """Rows that `manage.py seed` leaves alone once somebody has changed or deleted them."""

    def save_model(self, request, obj, form, change):
        obj.is_edited = obj.is_edited or form.has_changed()
        super().save_model(request, obj, form, change)

    def delete_model(self, request, obj):
        RemovedRow.objects.note([obj])
        super().delete_model(request, obj)

    def delete_queryset(self, request, queryset):
        RemovedRow.objects.note(queryset)
        super().delete_queryset(request, queryset)
