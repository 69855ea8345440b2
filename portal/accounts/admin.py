"""People at the desk: who they are, what they may do, and how they prove who they are."""

from allauth.account import admin as _account  # noqa: F401, registers what is taken away below
from allauth.account.models import EmailAddress
from allauth.mfa import admin as _factors  # noqa: F401
from allauth.mfa.models import Authenticator
from allauth.socialaccount import admin as _provider  # noqa: F401
from allauth.socialaccount.models import SocialAccount, SocialApp, SocialToken
from django import forms
from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.contrib.auth.admin import UserAdmin as StockUserAdmin
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef
from django.forms.models import BaseInlineFormSet
from django.utils.timezone import localdate

from .failures import forgive
from .forms import NewPersonForm, PasswordOfOtherForm
from .models import Grant, User
from .second_factor import FACTORS

# What the desk has no lists of: groups bring no rights here, and the rest is settled elsewhere.
admin.site.unregister([Group, EmailAddress, Authenticator, SocialAccount, SocialApp, SocialToken])


LABELS = {"is_staff": "Works at the desk", "is_superuser": "Superuser"}
HELP = {
    "is_active": "Take the mark off when somebody leaves: what they did keeps their name.",
    "is_staff": "Without it nobody signs in.",
    "is_superuser": "May do everything, without a role.",
}


class Grants(BaseInlineFormSet):
    def add_fields(self, form, index):
        super().add_fields(form, index)
        if "DELETE" in form.fields:
            form.fields["DELETE"].label = "Take this role away"


class GrantInline(admin.TabularInline):
    """The roles of a person, in rows that need no script."""

    model = Grant
    formset = Grants
    template = "account/grants.html"
    extra = 2
    media = forms.Media()


@admin.register(User)
class UserAdmin(StockUserAdmin):
    """Administrators keep everybody's account but a superuser's, which only superusers touch."""

    ordering = ["email"]
    list_display = ["email", "name", "roles", "has_factor", "is_active", "last_sign_in"]
    list_filter = ["grants__role", "is_active", "is_staff"]
    search_fields = ["email", "name"]
    filter_horizontal = []
    inlines = [GrantInline]
    add_form = NewPersonForm
    change_password_form = PasswordOfOtherForm
    actions = ["take_factors_away"]
    readonly_fields = ["last_login", "date_joined"]
    fieldsets = [
        (None, {"fields": ["email", "password", "name"]}),
        ("Account", {"fields": ["is_active", "is_staff", "is_superuser"]}),
        ("Dates", {"fields": ["last_login", "date_joined"]}),
    ]
    add_fieldsets = [
        (None, {"fields": ["email", "name", "usable_password", "password1", "password2"]})
    ]

    def get_queryset(self, request):
        factors = Authenticator.objects.filter(user=OuterRef("pk"), type__in=FACTORS)
        people = super().get_queryset(request).prefetch_related("grants")
        return people.annotate(with_factor=Exists(factors))

    @admin.display(description="roles")
    def roles(self, user):
        if user.is_superuser:
            return "Superuser"
        return "; ".join(str(grant) for grant in user.grants.all())

    @admin.display(description="second factor", boolean=True, ordering="with_factor")
    def has_factor(self, user):
        return user.with_factor

    @admin.display(description="last sign-in", ordering="last_login")
    def last_sign_in(self, user):
        return user.last_login and localdate(user.last_login)

    def get_readonly_fields(self, request, obj=None):
        own = [] if request.user.is_superuser else ["is_superuser"]
        return [*super().get_readonly_fields(request, obj), *own]

    def has_change_permission(self, request, obj=None):
        return self._may_touch(request, obj) and super().has_change_permission(request, obj)

    def has_delete_permission(self, request, obj=None):
        return self._may_touch(request, obj) and super().has_delete_permission(request, obj)

    def get_fieldsets(self, request, obj=None):
        fieldsets = super().get_fieldsets(request, obj)
        if obj is None or self.has_change_permission(request, obj):
            return fieldsets
        # What is stored of a password is only for those who may change it.
        return [(None, {"fields": ["email", "name"]}), *fieldsets[1:]]

    def get_form(self, request, obj=None, change=False, **kwargs):
        words = {"labels": LABELS, "help_texts": HELP}
        return super().get_form(request, obj, change=change, **words | kwargs)

    def _may_touch(self, request, obj):
        return obj is None or request.user.is_superuser or not obj.is_superuser

    def save_model(self, request, obj, form, change):
        if not change:
            obj.is_staff = True  # readers have no accounts
        super().save_model(request, obj, form, change)

    def user_change_password(self, request, id, form_url=""):
        response = super().user_change_password(request, id, form_url)
        if response.status_code == 302:
            forgive(request, self.get_object(request, unquote(id)))
        return response

    @admin.action(description="Take away second factors", permissions=["change"])
    def take_factors_away(self, request, queryset):
        """For people who lost their device: they set up another one at their next sign-in."""
        people = list(queryset)
        if not all(self.has_change_permission(request, person) for person in people):
            raise PermissionDenied
        for person in people:
            person.authenticator_set.all().delete()
            person.end_sessions()
            forgive(request, person)
            self.log_change(request, person, "Took away the second factors.")
        self.message_user(request, f"{len(people)} can set up another one.", messages.SUCCESS)
