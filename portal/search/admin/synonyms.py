"""Synonyms at the desk: what one would do to the judged searches is said before it does it."""

from django import forms
from django.contrib import admin, messages

from portal.search import effects
from portal.search.models import Synonym
from portal.search.phrases import phrases

from .sown import SownAdmin

WEIGHED = {"words", "means", "both_ways"}


class SynonymForm(forms.ModelForm):
    """Comes back once if a judged search would become worse, with a box to save all the same."""

    save_anyway = forms.BooleanField(
        label="Save it all the same", required=False, widget=forms.HiddenInput
    )
    effect = None

    class Meta:
        model = Synonym
        fields = ["words", "means", "both_ways", "note"]
        widgets = {name: forms.Textarea({"rows": 4, "cols": 40}) for name in ("words", "means")}
        error_messages = {
            "words": {"required": "Type what readers type, one phrase a line."},
            "means": {"required": "Type what it also finds, one phrase a line."},
        }

    def full_clean(self):
        """Weigh the synonym last, when there is nothing else wrong with it."""
        super().full_clean()
        if not self.is_bound or not self.fields:
            return
        if not self._errors and WEIGHED & {*self.changed_data}:
            self._weigh()
        if self.data.get(self.add_prefix("save_anyway")) or "save_anyway" in self._errors:
            self.fields["save_anyway"].widget = forms.CheckboxInput()

    def _weigh(self):
        self.effect = effects.of_keeping(self.instance)
        if self.effect.is_bad and not self.cleaned_data["save_anyway"]:
            said = f"{self.effect.summary} Change the words, or tick this box."
            self.add_error("save_anyway", said)


@admin.register(Synonym)
class SynonymAdmin(SownAdmin, admin.ModelAdmin):
    form = SynonymForm
    fields = ["words", "means", "both_ways", "note", "save_anyway"]
    list_display = ["typed", "arrow", "meant", "note"]
    search_fields = ["words", "means", "note"]
    search_help_text = "Part of a word that readers type, or of what it finds."
    change_form_template = "search/desk/synonym_form.html"
    delete_confirmation_template = "search/desk/synonym_delete.html"

    @admin.display(description="what readers type", ordering="words")
    def typed(self, synonym):
        return ", ".join(phrases(synonym.words))

    @admin.display(description="direction")
    def arrow(self, synonym):
        return "both ways" if synonym.both_ways else "one way"

    @admin.display(description="also finds", ordering="means")
    def meant(self, synonym):
        return ", ".join(phrases(synonym.means))

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        self._say(request, form.effect)

    def delete_view(self, request, object_id, extra_context=None):
        """Say on the question whether to delete it what the searches would lose."""
        synonym = self.get_object(request, object_id) if request.method == "GET" else None
        if synonym and self.has_delete_permission(request, synonym):
            effect = effects.of_removing([synonym])
            extra_context = {"effect": effect, **(extra_context or {})}
        return super().delete_view(request, object_id, extra_context)

    def delete_queryset(self, request, queryset):
        effect = effects.of_removing(list(queryset))
        super().delete_queryset(request, queryset)
        self._say(request, effect)

    def _say(self, request, effect):
        if effect:
            level = messages.WARNING if effect.is_bad else messages.INFO
            self.message_user(request, effect.summary, level)
