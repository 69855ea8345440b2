"""Best bets at the desk."""

from django import forms
from django.contrib import admin, messages
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join

from portal.search.models import BestBet
from portal.search.phrases import key, phrases

from .sown import SownAdmin


class BestBetForm(forms.ModelForm):
    class Meta:
        model = BestBet
        fields = ["phrases", "page", "note", "starts_on", "ends_on", "order", "reason"]
        widgets = {"phrases": forms.Textarea({"rows": 4, "cols": 40})}
        error_messages = {
            "phrases": {"required": "Type what readers search for, one phrase a line."},
            "page": {"required": "Choose the page that stands first."},
        }


@admin.register(BestBet)
class BestBetAdmin(SownAdmin, admin.ModelAdmin):
    form = BestBetForm
    fields = ["phrases", "page", "note", ("starts_on", "ends_on"), "order", "reason"]
    list_display = ["searches", "page", "standing", "order"]
    list_select_related = ["page"]
    search_fields = ["phrases", "page__title", "page__path", "reason"]
    search_help_text = "Part of a search, or of a page's title or address."
    ordering = ["phrases", "order"]
    autocomplete_fields = ["page"]

    @admin.display(description="searches", ordering="phrases")
    def searches(self, bet):
        return ", ".join(phrases(bet.phrases))

    @admin.display(description="state", ordering="starts_on")
    def standing(self, bet):
        today = timezone.localdate()
        if not bet.page.is_live:
            return "Not shown: the page is not live"
        if bet.is_in_force(today):
            return f"Shown until {date_format(bet.ends_on)}" if bet.ends_on else "Shown"
        if bet.starts_on and bet.starts_on > today:
            return f"Shown from {date_format(bet.starts_on)}"
        return f"Over since {date_format(bet.ends_on)}"

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        if not obj.page.is_live:
            said = f"Readers do not see it yet: {obj.page.path} is not live."
            self.message_user(request, said, messages.WARNING)
        if others := self._others(obj):
            self.message_user(request, _beside(others), messages.INFO)

    def _others(self, bet):
        """Return the other best bets for any of its searches."""
        own = set(map(key, phrases(bet.phrases)))
        others = BestBet.objects.exclude(pk=bet.pk).select_related("page")
        return [one for one in others if own & set(map(key, phrases(one.phrases)))]


def _beside(others):
    links = format_html_join(
        ", ",
        '<a href="{}">{}</a> (order {})',
        ((one.edit_url, one.page, one.order) for one in others),
    )
    return format_html("For the same search, these pages are put first too: {}.", links)
