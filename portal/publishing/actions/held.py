"""What every action begins with: the public content held, the page and revision read anew."""

from portal.core import generation
from portal.publishing.models import Page, Revision


def held(page) -> Page:
    """Hold the public content until the transaction ends; return the page as it stands now."""
    generation.hold()
    return Page.objects.filter(pk=page.pk).first_as_kind()


def held_revision(revision) -> Revision:
    """Hold the public content; return the revision, with its page, as they stand now."""
    generation.hold()
    revision = Revision.objects.get(pk=revision.pk)
    revision.page = Page.objects.filter(pk=revision.page_id).first_as_kind()
    return revision
