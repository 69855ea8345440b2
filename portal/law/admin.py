from django.contrib import admin

from portal.core import generation

from .models import Authority


@admin.register(Authority)
class AuthorityAdmin(admin.ModelAdmin):
    """Authorities come from what pages cite; editors add what they are called."""

    list_display = ["citation", "title", "kind"]
    list_filter = ["kind"]
    search_fields = ["citation", "title"]
    fields = ["citation", "kind", "title", "url"]
    readonly_fields = ["citation", "kind", "url"]

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        generation.bump()

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False
