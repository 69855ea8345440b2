"""The report of external links at the desk, and the sites left out of the check."""

from django import forms
from django.contrib import admin
from django.db.models import Count, Prefetch
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.http import urlencode

from . import exemptions
from .models import URGENCY, ExternalLink, LinkExemption, LinkUse

PAGES_SHOWN = 3


@admin.register(ExternalLink)
class ExternalLinkAdmin(admin.ModelAdmin):
    """What `manage.py check_links` found. Nobody changes it by hand: pages are mended instead."""

    change_form_template = "links/external_link.html"
    list_display = ["url", "standing", "what", "used_on", "checked_at"]
    list_filter = ["state"]
    search_fields = ["url"]
    search_help_text = "Part of an address, such as the name of a site."
    # Lower, because the head of a plain column would say that the list is sorted by it.
    ordering = [URGENCY.asc(), Lower("url").asc()]

    def get_queryset(self, request):
        shown = LinkUse.objects.select_related("page").only(*SHOWN_OF_USE)[:PAGES_SHOWN]
        return (
            super()
            .get_queryset(request)
            .annotate(pages=Count("uses"))
            .prefetch_related(Prefetch("uses", shown, to_attr="first_uses"))
        )

    @admin.display(description="state", ordering=URGENCY)
    def standing(self, link):
        return format_html(
            '<span class="link-state link-state--{}">{}</span>',
            link.state,
            link.get_state_display(),
        )

    @admin.display(description="problem")
    def what(self, link):
        if link.state != ExternalLink.State.MOVED:
            return link.problem
        return format_html('{} <span class="link-target">{}</span>', link.problem, link.final_url)

    @admin.display(description="used on", ordering="pages")
    def used_on(self, link):
        pages = format_html_join(
            "", '<li><a href="{}">{}</a></li>', (_to_desk(use.page) for use in link.first_uses)
        )
        more = link.pages - len(link.first_uses)
        rest = format_html("<li>and {} more</li>", more) if more else ""
        return format_html('<ul class="link-pages">{}{}</ul>', pages, rest)

    def render_change_form(self, request, context, obj=None, **kwargs):
        context["title"] = "External link"
        context["uses"] = obj.uses.select_related("page").only(*SHOWN_OF_USE)
        if request.user.has_perm("links.add_linkexemption"):
            add = reverse("admin:links_linkexemption_add")
            context["exempt_url"] = f"{add}?{urlencode({'address': obj.host})}"
        return super().render_change_form(request, context, obj=obj, **kwargs)

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


SHOWN_OF_USE = ["link", "text", "page__kind", "page__path", "page__title", "page__short_title"]


def _to_desk(page):
    return page.edit_url, page.label


class ExemptionForm(forms.ModelForm):
    def clean_expires_on(self):
        expires_on = self.cleaned_data["expires_on"]
        if "expires_on" in self.changed_data and expires_on < timezone.localdate():
            raise forms.ValidationError("Choose today or a day to come.")
        return expires_on


@admin.register(LinkExemption)
class LinkExemptionAdmin(admin.ModelAdmin):
    """Each change shows in the list of links at once."""

    form = ExemptionForm
    fields = ["address", "reason", "expires_on"]
    list_display = ["address", "standing", "reason", "expires_on", "by"]
    list_select_related = ["by"]
    search_fields = ["address", "reason"]

    @admin.display(description="state", ordering="expires_on")
    def standing(self, exemption):
        return "In force" if exemption.is_in_force(timezone.localdate()) else "Expired"

    def save_model(self, request, obj, form, change):
        obj.by = request.user
        super().save_model(request, obj, form, change)
        exemptions.apply(timezone.localdate())

    def delete_model(self, request, obj):
        super().delete_model(request, obj)
        exemptions.apply(timezone.localdate())

    def delete_queryset(self, request, queryset):
        super().delete_queryset(request, queryset)
        exemptions.apply(timezone.localdate())
