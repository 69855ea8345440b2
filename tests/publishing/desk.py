"""The forms of the desk, as a browser would send them."""


def form_of(page, **changes):
    """Return what the edit form of a page posts, with changes."""
    latest = page.revisions.first()
    return {
        **latest.content,
        "parent": page.parent_id or "",
        "slug": page.slug,
        "order": page.order,
        "owner": "",
        "deputy": "",
        "reviewed_on": "",
        "review_due_on": "",
        "review_note": "",
        "base_event": page.events.first().pk,
        **changes,
    }


def url_of(page, what="change"):
    return f"/admin/{page.kind.replace('.', '/')}/{page.pk}/{what}/"


def verb(page, name, **typed):
    """Return what the review screen of a page posts for one verb, on the newest revision."""
    return {"verb": name, "revision": page.revisions.first().number, **typed}


def fields_of(soup, **changes):
    """Return what a form that a page shows would post, its buttons left out, with changes."""
    form = soup.select_one("#content-main form")
    typed = {}
    for field in form.select("input[name], textarea[name], select[name]"):
        for value in _values(field):
            typed.setdefault(field["name"], []).append(value)
    return typed | changes


def _values(field):
    if field.name == "select":
        shown = field.select("option") if not field.has_attr("multiple") else []
        return [option["value"] for option in field.select("option[selected]") or shown[:1]]
    # The first line feed after the tag is no part of a text area's text.
    return [field.text.removeprefix("\n") if field.name == "textarea" else field.get("value", "")]
