"""Who may do what with a page. Views, the admin and templates all ask here."""


def can_edit(user, page) -> bool:
    return user.has_perm(f"{page._meta.app_label}.change_{page._meta.model_name}")


def can_publish(user, page) -> bool:
    return can_edit(user, page) and user.has_perm("publishing.publish_page")


def can_place(user, page) -> bool:
    """Say whether the user may change what takes effect at once: address, order, review dates."""
    return can_publish(user, page) if page.published_at else can_edit(user, page)
