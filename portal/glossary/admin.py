from django.contrib import admin, messages

from portal.publishing.admin import PageAdmin

from . import actions
from .models import Glossary, Term

admin.site.register(Glossary, PageAdmin)


@admin.register(Term)
class TermAdmin(admin.ModelAdmin):
    """Terms; what changes is on the pages that explain them at once."""

    list_display = ["name", "acronym", "leads_to", "is_shown"]
    list_filter = ["is_shown"]
    list_select_related = ["page"]
    search_fields = ["name", "acronym", "aliases", "meaning"]
    autocomplete_fields = ["page"]
    fields = ["name", "acronym", "aliases", "meaning", "source", "page", "is_shown"]

    @admin.display(description="tells more", ordering="page__path")
    def leads_to(self, term):
        return term.page.path if term.page else ""

    def save_model(self, request, obj, form, change):
        obj.is_edited = obj.is_edited or form.has_changed()
        self._say(request, actions.keep([obj]))

    def delete_model(self, request, obj):
        self._say(request, actions.remove([obj]))

    def delete_queryset(self, request, queryset):
        self._say(request, actions.remove(queryset))

    def _say(self, request, outcome):
        changed, left = len(outcome.changed), outcome.left
        pages = "1 page shows" if changed == 1 else f"{changed or 'No'} pages show"
        self.message_user(request, f"{pages} the change.", messages.INFO)
        if left:
            said = "These pages stay as they were, because something in them must be mended first:"
            self.message_user(request, f"{said} {', '.join(left)}.", messages.WARNING)
