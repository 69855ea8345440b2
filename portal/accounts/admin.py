from django.contrib import admin
from django.contrib.auth.admin import UserAdmin as StockUserAdmin

from .models import User


@admin.register(User)
class UserAdmin(StockUserAdmin):
    ordering = ["email"]
    list_display = ["email", "name", "is_staff", "is_active", "last_login"]
    list_filter = ["is_staff", "is_active", "groups"]
    search_fields = ["email", "name"]
    fieldsets = [
        (None, {"fields": ["email", "password", "name"]}),
        (
            "Rights",
            {"fields": ["is_active", "is_staff", "is_superuser", "groups"]},
        ),
        (
            "Single permissions",
            {
                "fields": ["user_permissions"],
                "classes": ["collapse"],
                "description": "Groups are easier to keep right. Use these for exceptions.",
            },
        ),
        ("Dates", {"fields": ["last_login", "date_joined"]}),
    ]
    add_fieldsets = [
        (None, {"fields": ["email", "name", "usable_password", "password1", "password2"]})
    ]
