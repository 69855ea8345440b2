"""What the desk's templates ask for."""

from django import template
from django.contrib.admin.templatetags.admin_urls import admin_urlname
from django.contrib.admin.utils import quote
from django.contrib.admin.views.main import PAGE_VAR
from django.urls import reverse
from django.utils.safestring import mark_safe

from portal.desk import amendments, history, sections, standing

register = template.Library()


@register.filter
def list_label(opts):
    """Return what the desk calls the list of these `_meta` options' model."""
    return sections.list_label(opts.model)


@register.filter
def field_label(page, name):
    return standing.field_label(page, name)


@register.filter
def row_header(cell):
    """Name the first cell of a change list's row as the header of that row."""
    return mark_safe(cell.replace("<th ", '<th scope="row" ', 1))


@register.simple_tag(takes_context=True)
def trail(context):
    """Return the way from the start page to above this screen, as {label, url}."""
    site = context.get("current_app") or "admin"
    crumbs = [{"label": "Editors' desk", "url": reverse("admin:index", current_app=site)}]
    crumbs += context.get("above", [])
    opts = context.get("opts")
    if opts and "cl" not in context:
        crumbs.append({"label": list_label(opts), "url": _url(opts, "changelist")})
    subject = context.get("object") or context.get("original")
    if subject and "adminform" not in context and "deletable_objects" not in context:
        crumbs.append({"label": subject, "url": _url(opts, "change", quote(subject.pk))})
    return crumbs


@register.simple_tag
def page_links(cl):
    """Return the links of a change list's pagination; a gap has no number."""
    numbers = cl.paginator.get_elided_page_range(cl.page_num)
    return [
        {"number": number, "url": cl.get_query_string({PAGE_VAR: number})}
        if isinstance(number, int)
        else {}
        for number in numbers
    ]


@register.simple_tag
def page_url(cl, number):
    return cl.get_query_string({PAGE_VAR: number})


@register.inclusion_tag("admin/includes/pages.html", takes_context=True)
def pages(context, page):
    """Show the way through the other pages of a list, a page of which is at hand."""
    numbers = page.paginator.get_elided_page_range(page.number)
    return {"page": page, "numbers": numbers, "request": context["request"]}


@register.simple_tag
def resting_pages(authority):
    """Return the pages that rest on an authority."""
    return list(amendments.resting_on(authority))


@register.inclusion_tag("admin/error_summary.html")
def error_summary(form, formsets=()):
    """List a form's errors, each with a link to its field; nothing where there is none."""
    formsets = [formset.formset for formset in formsets]
    forms = [form, *(one for formset in formsets for one in formset.forms)]
    general = [error for formset in formsets for error in formset.non_form_errors()]
    # The focus goes to the summary, so no field may ask for it.
    for field in form:
        field.field.widget.attrs.pop("autofocus", None)
    general += [error for one in forms for error in one.non_field_errors()]
    fields = [
        {"label": field.label, "id": field.id_for_label or f"{field.auto_id}_0", "error": error}
        for one in forms
        for field in one
        for error in field.errors
    ]
    return {"general": general, "fields": fields, "count": len(general) + len(fields)}


@register.simple_tag(name="standing")
def page_standing(page, latest):
    return standing.standing(page, latest)


@register.simple_tag
def timeline(page, events):
    return history.timeline(page, events)


def _url(opts, what, *args):
    return reverse(admin_urlname(opts, what), args=args)
