"""ContactPage: who answers which question, and the form to ask us."""

from django.utils import timezone

from portal.contact.asking.forms import AskForm
from portal.contact.asking.stamps import moment_of_the_day
from portal.contact.lapses import no_promise
from portal.publishing.models import Page


class ContactPage(Page):
    """Its body says whom to ask; the form to write to us stands below."""

    template = "contact/contact.html"
    reader_kind = "Contact"

    class Meta:
        verbose_name = "contact page"
        verbose_name_plural = "pages"

    def context(self):
        shown_at = moment_of_the_day(timezone.now())
        return {"form": AskForm(shown_at=shown_at), "no_promise": no_promise()}
