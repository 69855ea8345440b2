from django.contrib import admin

from .models import Feedback


@admin.register(Feedback)
class FeedbackAdmin(admin.ModelAdmin):
    """What readers sent, to be read and deleted, never changed."""

    list_display = ["path", "is_helpful", "text", "created_at"]
    list_filter = ["is_helpful", "created_at"]
    search_fields = ["path", "text"]
    date_hierarchy = "created_at"

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False
