"""FormsLibrary: the page that lists the forms."""

from portal.publishing.models import Page


class FormsLibrary(Page):
    """Lists the forms below it, then says in its body how to choose one."""

    template = "library/library.html"
    reader_kind = "Forms"
    is_list = True

    class Meta:
        verbose_name = "list of forms"
        verbose_name_plural = "lists of forms"
