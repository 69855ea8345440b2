"""Pages at the desk: one admin for every kind of page."""

from django import forms
from django.apps import apps
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import IntegerField
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils import timezone
from django.utils.html import format_html

from portal.core import generation
from portal.core.fields import bounds

from . import actions, cards, rules
from .content import apply
from .forms.page import UPKEEP, PageForm
from .models import Landing, Page, Redirect
from .place_admin import PlaceAdmin
from .redirect_admin import RedirectAdmin
from .rendering import render
from .review_admin import ReviewAdmin, grouped
from .revision_admin import RevisionAdmin
from .typing_admin import TypingAdmin
from .views import show

# Whatever has more digits fits into no column of numbers.
LONGEST_NUMBER = 18


class PageAdmin(TypingAdmin, ReviewAdmin, RevisionAdmin, PlaceAdmin, admin.ModelAdmin):
    """Edits drafts beside what readers see.

    A kind of page needs no more than `@admin.register(Kind) class KindAdmin(PageAdmin)`.
    """

    form = PageForm
    change_form_template = "admin/page_change_form.html"
    list_display = ["title", "address", "state", "updated_at", "review_due_on", "owner"]
    list_filter = ["state", "review_due_on"]
    search_fields = ["title", "path", "aliases"]
    ordering = ["path"]
    autocomplete_fields = ["parent", "related", "owner", "deputy"]
    actions = None

    def get_fieldsets(self, request, obj=None):
        own = [
            name for name in self.model.content_fields if name not in (*Page.content_fields, "body")
        ]
        fieldsets = [
            ("Content", {"fields": ["title", "short_title", "summary", *own, "body", "sources"]}),
            ("Finding it", {"fields": ["aliases", "related"]}),
            ("Historic guidance", {"fields": ["historic_note"], "classes": ["collapse"]}),
            ("Upkeep", {"fields": [*UPKEEP, "base_event"]}),
        ]
        # An address that readers know changes on a screen of its own, on purpose.
        if obj is None or obj.published_at is None:
            fieldsets.insert(3, ("Address", {"fields": ["parent", "slug"]}))
        return fieldsets

    @admin.display(description="address", ordering="path")
    def address(self, page):
        return (
            format_html('<a href="{}">{}</a>', page.path, page.path) if page.is_live else page.path
        )

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("owner")

    def get_object(self, request, object_id, from_field=None):
        """Return the page if it is of this kind: its own admin knows who may do what with it."""
        if len(object_id) > LONGEST_NUMBER:
            return None
        page = super().get_object(request, object_id, from_field)
        return page if page and page.kind == self.opts.label_lower else None

    def get_readonly_fields(self, request, obj=None):
        if obj and not rules.can_place(request.user, obj):
            return ["parent", "slug", "order", "reviewed_on", "review_due_on", "review_note"]
        return []

    def get_form(self, request, obj=None, change=False, **kwargs):
        """Return the form with the person at work, who may not begin pages everywhere."""
        form = super().get_form(request, obj, change=change, **kwargs)
        return type(form.__name__, (form,), {"user": request.user})

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if isinstance(db_field, IntegerField) and db_field.name in self.model.content_fields:
            kwargs |= bounds(db_field)
        if db_field.name in (*self.model.line_fields, "aliases"):
            kwargs.setdefault("widget", forms.Textarea(attrs={"rows": 6}))
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def has_module_permission(self, request):
        return rules.can_view(request.user)

    def has_view_permission(self, request, obj=None):
        return rules.can_view(request.user)

    def has_add_permission(self, request):
        return rules.can_create(request.user)

    def has_change_permission(self, request, obj=None):
        return rules.can_edit(request.user, obj) if obj else rules.can_create(request.user)

    def has_delete_permission(self, request, obj=None):
        """A page that was ever public keeps its address; only drafts can be deleted."""
        is_draft = obj is not None and obj.published_at is None
        return is_draft and rules.can_edit(request.user, obj)

    def _changeform_view(self, request, object_id, form_url, extra_context):
        """Let nobody else change the page between the form's checks and its saving."""
        if request.method == "POST":
            generation.hold()
        return super()._changeform_view(request, object_id, form_url, extra_context)

    def get_urls(self):
        preview = self.admin_site.admin_view(self.preview)
        return [
            path("add/preview/", preview, name=self.url_name("preview_new")),
            path("<int:page_id>/change/preview/", preview, name=self.url_name("preview")),
            *super().get_urls(),
        ]

    def url_name(self, what):
        return f"{self.opts.app_label}_{self.opts.model_name}_{what}"

    def page_views(self, **views):
        """Return an address below a page's for each view, by the view's name."""
        return [
            path(
                f"<int:page_id>/{verb}/",
                self.admin_site.admin_view(view),
                name=self.url_name(verb),
            )
            for verb, view in views.items()
        ]

    def page_or_404(self, request, page_id, rule=rules.can_view):
        """Return the page if the person at work may do what the rule says. Raises Http404 and
        PermissionDenied."""
        page = self.get_object(request, str(page_id))
        if page is None:
            raise Http404
        if not rule(request.user, page):
            raise PermissionDenied
        return page

    def screen(self, request, template, page, **context):
        """Return a screen about one page, in the desk's frame."""
        around = {"opts": self.opts, "object": page, "title": f"{page.title or 'Untitled'}"}
        return TemplateResponse(
            request, template, self.admin_site.each_context(request) | around | context
        )

    def render_change_form(self, request, context, add=False, change=False, obj=None, **kwargs):
        latest = context["adminform"].form.latest
        context |= {"latest": latest, "findings": grouped(latest) if latest else []}
        context["can_place"] = obj is not None and rules.can_place(request.user, obj)
        return super().render_change_form(request, context, add, change, obj=obj, **kwargs)

    def save_model(self, request, obj, form, change):
        by, at = request.user, timezone.now()
        if not change:
            actions.create_page(page=obj, content=form.content(), by=by, at=at)
            return
        page = self.model.objects.get(pk=obj.pk)
        actions.save_draft(page=page, content=form.content(), by=by, at=at)
        actions.keep_up(page=page, changes=form.upkeep(), by=by, at=at)
        if "slug" in form.cleaned_data:
            where = {name: form.cleaned_data[name] for name in ("parent", "slug")}
            actions.move(page=page, **where, by=by, at=at)

    def delete_model(self, request, obj):
        actions.delete_draft(page=obj, by=request.user, at=timezone.now())

    def save_related(self, request, form, formsets, change):
        """Related pages are content: the revision holds them until it is published."""

    def log_addition(self, request, obj, message):
        """History is written by the actions."""

    log_change = log_addition

    def log_deletions(self, request, queryset):
        """The action wrote it."""

    def response_change(self, request, obj):
        return self._response(request, obj)

    def response_add(self, request, obj, post_url_continue=None):
        return self._response(request, obj)

    def _response(self, request, obj):
        page = Page.objects.get(pk=obj.pk)
        said = "Draft saved. Readers do not see it until it is published."
        self.message_user(request, said, messages.SUCCESS)
        return HttpResponseRedirect(page.review_url if "_review" in request.POST else page.edit_url)

    def preview(self, request, page_id=None):
        """Show what was typed, saved or not, exactly as readers would see it."""
        if request.method != "POST":
            raise Http404
        if page_id:
            page = self.page_or_404(request, page_id, rules.can_edit)
        elif self.has_add_permission(request):
            page = self.model()
        else:
            raise PermissionDenied
        form = self.get_form(request, page if page_id else None, change=bool(page_id))(
            request.POST, instance=page
        )
        form.is_valid()
        content = form.content()
        apply(page, content)
        if not page.path:
            page.parent = form.cleaned_data.get("parent")
            page.path = page.address_under(page.parent, form.cleaned_data.get("slug") or "preview")
        render(page)
        return show(
            request,
            page,
            related=cards.named(tuple(content.get("related", ()))),
            preview={
                "label": f"Preview of {page.title}: not published",
                "back_url": page.edit_url if page.pk else "",
            },
        )

    def history_view(self, request, object_id, extra_context=None):
        page = self.page_or_404(request, object_id)
        events = page.events.select_related("by", "revision")
        title = f"History of {page.title}"
        return self.screen(request, "admin/page_history.html", page, events=events, title=title)


@admin.register(Page)
class AnyPageAdmin(PageAdmin):
    """Every page in one list; a page of another kind opens in its own form."""

    list_display = [
        "title",
        "address",
        "kind_name",
        "state",
        "updated_at",
        "review_due_on",
        "owner",
    ]

    @admin.display(description="kind", ordering="kind")
    def kind_name(self, page):
        return apps.get_model(page.kind)._meta.verbose_name.capitalize()

    def change_view(self, request, object_id, form_url="", extra_context=None):
        page = Page.objects.filter(pk=object_id).first() if object_id.isdecimal() else None
        if page and page.kind != self.opts.label_lower:
            return HttpResponseRedirect(page.edit_url)
        return super().change_view(request, object_id, form_url, extra_context)


admin.site.register(Landing, PageAdmin)
admin.site.register(Redirect, RedirectAdmin)
