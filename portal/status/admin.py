"""Pages, areas, types, groups and answers at the desk. Announcements have screens of their own."""

from django.contrib import admin, messages

from portal.desk.shown import ShownAtOnce
from portal.publishing.admin import PageAdmin

from . import rules
from .models import (
    Announcement,
    Answer,
    Area,
    Category,
    StatusHistory,
    StatusPage,
    StatusType,
    StatusTypes,
)

for kind in (StatusPage, StatusHistory, StatusTypes):
    admin.site.register(kind, PageAdmin)


class Words(ShownAtOnce):
    """Rows that publishers reword; none is added or deleted: feeds and texts name them."""

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def has_change_permission(self, request, obj=None):
        return rules.can_keep_words(request.user)

    def save_model(self, request, obj, form, change):
        if hasattr(obj, "is_edited"):
            obj.is_edited = obj.is_edited or bool(form.changed_data)
        super().save_model(request, obj, form, change)


@admin.register(Area)
class AreaAdmin(Words, admin.ModelAdmin):
    list_display = ["name", "time_zone", "is_default"]
    fields = ["name", "scope"]


@admin.register(Category)
class CategoryAdmin(Words, admin.ModelAdmin):
    list_display = ["label", "choose", "order"]
    fields = ["label", "choose", "meaning", "order"]


@admin.register(StatusType)
class StatusTypeAdmin(Words, admin.ModelAdmin):
    list_display = [
        "label",
        "icon",
        "state",
        "takes",
        "is_offered",
        "takes_two",
        "unanswered",
    ]
    list_filter = ["state", "icon"]
    search_fields = ["label", "short_label"]
    fields = [
        "label", "short_label", "meaning", "icon", "state", "takes", "is_offered",
        "needs_two_people", "is_default", "example", "order", "sources", "note",
    ]  # fmt: skip
    # Whoever could change these could close offices alone.
    FIXED = ("icon", "takes", "needs_two_people", "is_default")
    WORDS = ("label", "short_label", "meaning")

    def get_readonly_fields(self, request, obj=None):
        """Keep also the words that readers see now, or that a second person has before them."""
        is_used = obj and (obj.is_default or Announcement.objects.using_words_of(obj).exists())
        return self.FIXED + self.WORDS if is_used else self.FIXED

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("answers")

    @admin.display(description="needs a second person", boolean=True)
    def takes_two(self, type):
        return type.needs_second_person

    @admin.display(description="groups without a text")
    def unanswered(self, type):
        return sum(not answer.text for answer in type.answers.all())


class Texts(admin.SimpleListFilter):
    title = "text"
    parameter_name = "text"

    def lookups(self, request, model_admin):
        return [("none", "Without a text"), ("some", "With a text")]

    def queryset(self, request, queryset):
        if self.value() == "none":
            return queryset.filter(text="")
        return queryset.exclude(text="") if self.value() == "some" else queryset


@admin.register(Answer)
class AnswerAdmin(Words, admin.ModelAdmin):
    """What each group reads under each type; an empty one is shown as such."""

    list_display = ["type", "category", "is_there", "law"]
    list_display_links = ["type", "category"]
    list_filter = [Texts, "type", "category"]
    list_select_related = ["type", "category"]
    search_fields = ["text", "type__label", "category__label"]
    readonly_fields = ["type", "category"]
    fields = ["type", "category", "text", "fallback", "law", "note"]

    @admin.display(description="text", boolean=False)
    def is_there(self, answer):
        return "Yes" if answer.text else "None: readers see what stands for it"

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        if not obj.text:
            said = "This answer has no text. Readers see instead: "
            self.message_user(request, said + obj.shown, messages.WARNING)
