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
        "note": "",
        "base_event": page.events.first().pk,
        **changes,
    }


def url_of(page, what="change"):
    return f"/admin/{page.kind.replace('.', '/')}/{page.pk}/{what}/"
