"""Old addresses at the desk: those that moves left behind, and those of the site before."""

from urllib.parse import unquote

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.utils import timezone

from portal.accounts.roles import Role
from portal.core import generation

from . import rules
from .addresses import one_spelling
from .models import Page, Redirect
from .old_addresses import fault_of, why_taken


class RedirectForm(forms.ModelForm):
    """Asks for an old address and its page, and takes what `manage.py load_redirects` takes."""

    user = None

    class Meta:
        model = Redirect
        fields = ["path", "page"]
        help_texts = {
            "path": "As other sites link to it, from the first slash on. Capitals and a final "
            "slash make no difference.",
        }

    def clean_path(self):
        typed = self.cleaned_data["path"]
        path = one_spelling(unquote(typed))
        known = Page.objects.filter(path=path, published_at__isnull=False)
        if why := fault_of(typed) or why_taken(path, {page.path for page in known}):
            raise ValidationError(why)
        return path

    def clean_page(self):
        page = self.cleaned_data["page"]
        if page.state not in Page.READABLE:
            raise ValidationError("Choose a page that readers can open.")
        if not rules.can_place(self.user, page):
            raise ValidationError("You have no such role in the section that this page is in.")
        return page


class RedirectAdmin(admin.ModelAdmin):
    """What an address leads to is never changed: what was wrong is deleted and added again."""

    form = RedirectForm
    list_display = ["path", "page", "created_at"]
    search_fields = ["path", "page__path"]
    list_select_related = ["page"]
    autocomplete_fields = ["page"]

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        return type(form.__name__, (form,), {"user": request.user})

    def has_add_permission(self, request):
        return request.user.has_role(Role.PUBLISHER)

    def has_change_permission(self, request, obj=None):
        return False

    def save_model(self, request, obj, form, change):
        obj.created_at = timezone.now()
        super().save_model(request, obj, form, change)
        generation.bump()
