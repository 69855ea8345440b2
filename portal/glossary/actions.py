"""What changes terms, and with them the pages that explain them."""

from django.db import transaction

from portal.core import generation
from portal.publishing.signals import pages_shown

from .models import Glossary, RemovedTerm, Term
from .rerendering import Outcome, render_anew


@transaction.atomic
def keep(terms) -> Outcome:
    """Store terms, new or changed, and render the pages anew that they touch."""
    generation.hold()
    before = {term.pk: term for term in Term.objects.filter(pk__in=[one.pk for one in terms])}
    for term in terms:
        term.save()
    RemovedTerm.objects.filter(slug__in=[term.slug for term in terms]).delete()
    return _render([(before.get(term.pk), term) for term in terms])


@transaction.atomic
def remove(terms) -> Outcome:
    """Delete terms for good, and render the pages anew that explained them."""
    generation.hold()
    gone = list(terms)
    RemovedTerm.objects.bulk_create(
        [RemovedTerm(slug=term.slug) for term in gone], ignore_conflicts=True
    )
    Term.objects.filter(pk__in=[term.pk for term in gone]).delete()
    return _render([(term, None) for term in gone])


def _render(changes):
    outcome = render_anew(changes)
    # It is found by the names of its terms.
    pages_shown.send(_render, pages=list(Glossary.objects.live()))
    generation.bump()
    return outcome
