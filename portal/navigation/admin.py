from django.contrib import admin

from portal.desk.shown import ShownAtOnce

from .models import MenuItem


@admin.register(MenuItem)
class MenuItemAdmin(ShownAtOnce, admin.ModelAdmin):
    list_display = ["label", "menu", "parent", "leads_to", "order", "is_shown"]
    list_filter = ["menu", "is_shown"]
    list_select_related = ["parent", "page"]
    search_fields = ["label", "url", "page__title"]
    autocomplete_fields = ["page"]
    fields = ["menu", "parent", "label", "page", "url", "order", "is_shown"]

    @admin.display(description="leads to")
    def leads_to(self, item):
        return item.page.path if item.page else item.url or "nowhere yet"
