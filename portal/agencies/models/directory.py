"""Directory: the page of all agencies with the contacts that are confirmed."""

from django.utils import timezone

from portal.agencies import listing
from portal.publishing.models import Page


class Directory(Page):
    """Lists the agencies after its lead; its body says what to do where no contact is listed."""

    template = "agencies/directory.html"
    reader_kind = "Directory"

    class Meta:
        verbose_name = "directory"
        verbose_name_plural = "directories"

    def context(self):
        return listing.directory(timezone.localdate())
