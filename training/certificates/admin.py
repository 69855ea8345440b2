"""Certificates at the desk: to find by number and to revoke. Nobody sees names; there are none."""

from contextlib import suppress

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils import timezone
from django.utils.formats import date_format

from portal.desk.screens import show
from training.models import Certificate

from . import rules
from .issuing import revoke
from .numbers import NumberError, read_number


class State(admin.SimpleListFilter):
    title = "state"
    parameter_name = "state"

    def lookups(self, request, model_admin):
        return [("valid", "Not revoked"), ("revoked", "Revoked")]

    def queryset(self, request, queryset):
        if self.value() in ("valid", "revoked"):
            return queryset.filter(revoked_at__isnull=self.value() == "valid")
        return queryset


class RevokeForm(forms.Form):
    reason = forms.CharField(
        max_length=Certificate._meta.get_field("revoked_reason").max_length,
        help_text="Whoever checks the certificate reads it. Leave out the name of the person.",
    )


@admin.register(Certificate)
class CertificateAdmin(admin.ModelAdmin):
    """Shows what was issued; the one thing to be done is to revoke."""

    change_form_template = "training/certificates/desk/certificate.html"
    list_display = [
        "number", "course_number", "version", "completed_on", "issued_on", "short_agency", "state",
    ]  # fmt: skip
    list_filter = [State, "completion__course__course_number"]
    search_fields = ["number"]
    search_help_text = "By number, however it is spelled."
    date_hierarchy = "issued_at"
    fields = [
        "number", "course", "completed_on", "result", "agency", "issued_at", "key_id", "state",
        "revoked_reason", "revoked_by",
    ]  # fmt: skip
    readonly_fields = fields

    def get_queryset(self, request):
        return super().get_queryset(request).with_facts()

    def get_search_results(self, request, queryset, search_term):
        # A part of a number finds it too.
        with suppress(NumberError):
            search_term = read_number(search_term)
        return super().get_search_results(request, queryset, search_term)

    def has_view_permission(self, request, obj=None):
        return rules.can_see(request.user)

    def has_module_permission(self, request):
        return rules.can_see(request.user)

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def get_urls(self):
        view = self.admin_site.admin_view(self.revoke_view)
        name = "training_certificate_revoke"
        return [path("<int:number>/revoke/", view, name=name), *super().get_urls()]

    def change_view(self, request, object_id, form_url="", extra_context=None):
        certificate = self.get_object(request, object_id)
        context = {"may_revoke": rules.can_revoke(request.user, certificate)}
        return super().change_view(request, object_id, form_url, (extra_context or {}) | context)

    def revoke_view(self, request, number):
        """Ask for the reason, then revoke."""
        if not rules.can_see(request.user):
            raise PermissionDenied
        certificate = get_object_or_404(self.get_queryset(request), pk=number)
        if not rules.can_revoke(request.user, certificate):
            raise PermissionDenied
        form = RevokeForm(request.POST or None)
        above = reverse("admin:training_certificate_change", args=[certificate.pk])
        if request.method == "POST" and form.is_valid():
            reason = form.cleaned_data["reason"]
            revoke(certificate=certificate, reason=reason, by=request.user, at=timezone.now())
            messages.success(request, f"{certificate} is revoked.")
            return HttpResponseRedirect(above)
        return show(
            request,
            "training/certificates/desk/revoke.html",
            title=f"Revoke {certificate}?",
            above=[
                {"label": "Certificates", "url": reverse("admin:training_certificate_changelist")},
                {"label": str(certificate), "url": above},
            ],
            certificate=certificate,
            form=form,
        )

    @admin.display(description="course", ordering="completion__course__course_number")
    def course_number(self, certificate):
        return certificate.completion.course.course_number

    @admin.display
    def course(self, certificate):
        return certificate.completion.course

    @admin.display(ordering="completion__course__version")
    def version(self, certificate):
        return certificate.completion.course.version

    @admin.display(description="completed")
    def completed_on(self, certificate):
        return date_format(certificate.completion.earned_on)

    @admin.display
    def result(self, certificate):
        return f"Passed with {certificate.completion.score} percent"

    @admin.display(description="issued", ordering="issued_at")
    def issued_on(self, certificate):
        return date_format(timezone.localdate(certificate.issued_at))

    @admin.display(description="agency", ordering="completion__agency__name")
    def short_agency(self, certificate):
        agency = certificate.completion.agency
        return agency and (agency.abbreviation or agency.name)

    @admin.display
    def agency(self, certificate):
        return certificate.completion.agency

    @admin.display(ordering="revoked_at")
    def state(self, certificate):
        day = certificate.revoked_on
        return f"Revoked {date_format(day)}" if day else "Issued"
