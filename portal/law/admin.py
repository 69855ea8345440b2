from django.contrib import admin

from portal.core import generation

from .models import Authority


@admin.register(Authority)
class AuthorityAdmin(admin.ModelAdmin):
    """Authorities come from what pages cite; editors add what they are called.

    That one was amended is marked on a screen of the desk, which knows the pages that rest on it.
    """

    change_form_template = "admin/authority_change_form.html"
    list_display = ["citation", "title", "kind", "amended_on"]
    list_filter = ["kind", "amended_on"]
    search_fields = ["citation", "title"]
    fields = ["citation", "kind", "title", "url", "amended_on", "amendment"]
    readonly_fields = ["citation", "kind", "url", "amended_on", "amendment"]

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        generation.bump()

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False
