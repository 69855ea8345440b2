"""Pages at the desk: one admin for every kind of page."""

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils import timezone
from django.utils.html import format_html

from portal.core import generation

from . import actions, cards, rules
from .content import apply
from .forms import PageForm
from .models import Page, Redirect
from .rendering import render
from .revision_admin import RevisionAdmin
from .views import show

UPKEEP = ("order", "owner", "deputy", "reviewed_on", "review_due_on")


class PageAdmin(RevisionAdmin, admin.ModelAdmin):
    """Edits drafts beside what readers see, and publishes them.

    A kind of page needs no more than `@admin.register(Kind) class KindAdmin(PageAdmin)`.
    """

    form = PageForm
    change_form_template = "admin/page_change_form.html"
    list_display = ["title", "address", "state", "updated_at", "review_due_on", "owner"]
    list_filter = ["state", "review_due_on"]
    search_fields = ["title", "path", "aliases"]
    ordering = ["path"]
    autocomplete_fields = ["parent", "related", "owner", "deputy"]

    def get_fieldsets(self, request, obj=None):
        own = [
            name for name in self.model.content_fields if name not in (*Page.content_fields, "body")
        ]
        return [
            ("Content", {"fields": ["title", "short_title", "summary", *own, "body", "sources"]}),
            ("Finding it", {"fields": ["aliases", "related"]}),
            (
                "Address",
                {
                    "fields": ["parent", "slug"],
                    "description": "A new address takes effect at once; the old one leads to it.",
                },
            ),
            ("Upkeep", {"fields": list(UPKEEP)}),
            ("This change", {"fields": ["note", "base_event"]}),
        ]

    @admin.display(description="address", ordering="path")
    def address(self, page):
        return (
            format_html('<a href="{}">{}</a>', page.path, page.path) if page.is_live else page.path
        )

    def get_queryset(self, request):
        return super().get_queryset(request).with_kinds().select_related("owner")

    def get_object(self, request, object_id, from_field=None):
        """Return the page if it is of this kind: its own admin knows who may do what with it."""
        page = super().get_object(request, object_id, from_field)
        return page if page and page.kind == self.opts.label_lower else None

    def get_readonly_fields(self, request, obj=None):
        if obj and not rules.can_place(request.user, obj):
            return ["parent", "slug", "order", "reviewed_on", "review_due_on"]
        return []

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if db_field.name in (*self.model.line_fields, "aliases"):
            kwargs.setdefault("widget", forms.Textarea(attrs={"rows": 6}))
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def _changeform_view(self, request, object_id, form_url, extra_context):
        """Let nobody else change the page between the form's checks and its saving."""
        if request.method == "POST":
            generation.hold()
        return super()._changeform_view(request, object_id, form_url, extra_context)

    def has_delete_permission(self, request, obj=None):
        """A page that was ever public keeps its address; only drafts can be deleted."""
        is_draft = obj is not None and obj.published_at is None
        return is_draft and super().has_delete_permission(request, obj)

    def get_urls(self):
        name = f"{self.opts.app_label}_{self.opts.model_name}_preview"
        preview = self.admin_site.admin_view(self.preview)
        return [
            path("add/preview/", preview, name=name + "_new"),
            path("<int:page_id>/change/preview/", preview, name=name),
            *super().get_urls(),
        ]

    def render_change_form(self, request, context, add=False, change=False, obj=None, **kwargs):
        context["can_publish"] = rules.can_publish(request.user, obj or self.model())
        context["latest"] = context["adminform"].form.latest
        return super().render_change_form(request, context, add, change, obj=obj, **kwargs)

    def save_model(self, request, obj, form, change):
        by, at = request.user, timezone.now()
        if form.is_publishing and not rules.can_publish(by, obj):
            raise PermissionDenied
        if change:
            page = self.model.objects.get(pk=obj.pk)
            form.revision = actions.save_draft(page=page, content=form.content(), by=by, at=at)
            typed = form.cleaned_data
            changes = {name: typed[name] for name in UPKEEP if name in typed}
            actions.keep_up(page=page, changes=changes, by=by, at=at)
            if "slug" in typed:
                where = {name: typed[name] for name in ("parent", "slug")}
                actions.move(page=page, **where, by=by, at=at)
        else:
            form.revision = actions.create_page(page=obj, content=form.content(), by=by, at=at)
        if form.is_publishing:
            note = form.cleaned_data["note"]
            actions.publish(revision=form.revision, by=by, at=at, change_note=note)

    def save_related(self, request, form, formsets, change):
        """Related pages are content: the revision holds them until it is published."""

    def log_addition(self, request, obj, message):
        """History is written by the actions."""

    log_change = log_addition

    def response_change(self, request, obj):
        return self._response(request, obj)

    def response_add(self, request, obj, post_url_continue=None):
        return self._response(request, obj)

    def _response(self, request, obj):
        page = self.model.objects.get(pk=obj.pk)
        if "_publish" in request.POST:
            said = format_html('Published: <a href="{}">{}</a>.', page.path, page.title)
        else:
            said = "Draft saved. Readers do not see it until it is published."
        self.message_user(request, said, messages.SUCCESS)
        return HttpResponseRedirect(page.edit_url)

    def preview(self, request, page_id=None):
        """Show what was typed, saved or not, exactly as readers would see it."""
        page = self.get_object(request, str(page_id)) if page_id else self.model()
        if page is None or request.method != "POST":
            raise Http404
        if not (
            self.has_change_permission(request, page)
            if page_id
            else self.has_add_permission(request)
        ):
            raise PermissionDenied
        form = self.get_form(request, page if page_id else None, change=bool(page_id))(
            request.POST, instance=page
        )
        form.is_valid()
        content = form.content()
        apply(page, content)
        if not page.path:
            slug = form.cleaned_data.get("slug") or "preview"
            page.parent = form.cleaned_data.get("parent")
            page.path = page.address_under(page.parent, slug)
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
        page = self.get_object(request, object_id)
        if page is None:
            raise Http404
        if not self.has_view_or_change_permission(request, page):
            raise PermissionDenied
        context = {
            **self.admin_site.each_context(request),
            "title": f"History of {page.title}",
            "opts": self.opts,
            "object": page,
            "events": page.events.select_related("by", "revision"),
        }
        return TemplateResponse(request, "admin/page_history.html", context)


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
        return page.as_kind()._meta.verbose_name.capitalize()

    def change_view(self, request, object_id, form_url="", extra_context=None):
        page = Page.objects.filter(pk=object_id).first() if object_id.isdecimal() else None
        if page and page.kind != self.opts.label_lower:
            return HttpResponseRedirect(page.edit_url)
        return super().change_view(request, object_id, form_url, extra_context)


@admin.register(Redirect)
class RedirectAdmin(admin.ModelAdmin):
    """Old addresses, written by moves."""

    list_display = ["path", "page", "created_at"]
    search_fields = ["path", "page__path"]
    list_select_related = ["page"]

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False
