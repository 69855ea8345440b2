"""Agencies and contacts at the desk. Every change shows to readers at once."""

from datetime import timedelta

from django import forms
from django.contrib import admin, messages
from django.db.models import Count, Q
from django.forms.models import BaseInlineFormSet
from django.utils import timezone
from django.utils.formats import date_format

from portal.desk.model_admin import NATIVE_INPUTS
from portal.desk.shown import ShownAtOnce
from portal.publishing.admin import PageAdmin

from . import actions
from .dates import SOON_DAYS
from .forms import ContactForm
from .models import Agency, Contact, Directory
from .rules import can_keep

admin.site.register(Directory, PageAdmin)

ROWS = [("role", "name"), ("email", "phone"), "url", "note", ("confirmed_on", "expires_on")]


class Kept:
    """Rows that those change whom `rules.can_keep` names."""

    def has_add_permission(self, request, obj=None):
        return can_keep(request.user)

    def has_change_permission(self, request, obj=None):
        return can_keep(request.user)

    def has_delete_permission(self, request, obj=None):
        return can_keep(request.user)


class Contacts(BaseInlineFormSet):
    def add_fields(self, form, index):
        super().add_fields(form, index)
        if "DELETE" in form.fields:
            form.fields["DELETE"].label = "Delete this contact"


class ContactInline(Kept, admin.StackedInline):
    """The contacts of an agency, one below the other; needs no script."""

    model = Contact
    form = ContactForm
    formset = Contacts
    fields = ROWS
    formfield_overrides = NATIVE_INPUTS
    template = "agencies/contacts.html"
    extra = 1
    media = forms.Media()


@admin.register(Agency)
class AgencyAdmin(Kept, ShownAtOnce, admin.ModelAdmin):
    """An agency is taken off the list, never deleted: other parts of the portal name it."""

    inlines = [ContactInline]
    list_display = ["name", "abbreviation", "kind", "contacts_shown", "is_listed"]
    list_filter = ["kind", "is_listed", "contacts__role"]
    search_fields = ["name", "abbreviation", "slug"]
    fields = [
        "name", ("abbreviation", "slug"), ("kind", "code"), "is_cfo_act", "website", "is_listed",
    ]  # fmt: skip

    def get_queryset(self, request):
        shown = Q(contacts__expires_on__gte=timezone.localdate())
        agencies = super().get_queryset(request)
        return agencies.annotate(contact_count=Count("contacts", filter=shown, distinct=True))

    @admin.display(description="contacts shown", ordering="contact_count")
    def contacts_shown(self, agency):
        return agency.contact_count

    def get_readonly_fields(self, request, obj=None):
        return ["slug"] if obj else []

    def has_delete_permission(self, request, obj=None):
        return False

    def save_model(self, request, obj, form, change):
        obj.is_edited = obj.is_edited or bool(form.changed_data)
        super().save_model(request, obj, form, change)

    def save_formset(self, request, form, formset, change):
        for one in formset.forms:
            one.sign(request.user)
        super().save_formset(request, form, formset, change)


class Expiry(admin.SimpleListFilter):
    title = "expiry"
    parameter_name = "expiry"

    def lookups(self, request, model_admin):
        return [("soon", f"Expires within {SOON_DAYS} days"), ("expired", "Expired")]

    def queryset(self, request, queryset):
        today = timezone.localdate()
        if self.value() == "soon":
            return queryset.expiring(today)
        return queryset.expired(today) if self.value() == "expired" else queryset


@admin.register(Contact)
class ContactAdmin(Kept, ShownAtOnce, admin.ModelAdmin):
    """All contacts, those first that expire first."""

    form = ContactForm
    list_display = ["name", "agency", "role", "standing", "confirmed_on", "confirmed_by"]
    list_filter = [Expiry, "role"]
    list_select_related = ["agency", "confirmed_by"]
    search_fields = ["name", "agency__name", "agency__abbreviation", "email", "phone"]
    ordering = ["expires_on", "pk"]
    autocomplete_fields = ["agency"]
    fields = ["agency", *ROWS]
    actions = ["confirm"]

    @admin.display(description="last day", ordering="expires_on")
    def standing(self, contact):
        today, last_day = timezone.localdate(), date_format(contact.expires_on)
        if not contact.is_in_force(today):
            return f"{last_day}: expired"
        soon = contact.expires_on <= today + timedelta(days=SOON_DAYS)
        return f"{last_day}: expires soon" if soon else last_day

    def save_model(self, request, obj, form, change):
        form.sign(request.user)
        super().save_model(request, obj, form, change)

    @admin.action(description="Confirm for six more months", permissions=["change"])
    def confirm(self, request, queryset):
        contacts, today = list(queryset), timezone.localdate()
        last_day = actions.confirm(contacts=contacts, by=request.user, on=today)
        for contact in contacts:
            self.log_change(request, contact, f"Confirmed until {date_format(last_day)}.")
        number = f"{len(contacts)} contact{'s' if len(contacts) != 1 else ''}"
        said = f"{number} confirmed by you today, until {date_format(last_day)}."
        self.message_user(request, said, messages.SUCCESS)
