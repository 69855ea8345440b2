from datetime import timedelta

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import transaction
from django.utils import timezone

from portal.search.models import ChoiceCount, SearchCount


class Command(BaseCommand):
    help = "Delete what readers searched for longer ago than SEARCH_LOG_DAYS."

    def add_arguments(self, parser):
        parser.add_argument(
            "--dry-run", action="store_true", help="Say how much would go and delete nothing."
        )

    def handle(self, *, dry_run, **options):
        first_kept = timezone.localdate() - timedelta(days=settings.SEARCH_LOG_DAYS)
        with transaction.atomic():
            gone = [
                model.objects.filter(day__lt=first_kept).delete()[0]
                for model in (SearchCount, ChoiceCount)
            ]
            transaction.set_rollback(dry_run)
        verb = "Would delete" if dry_run else "Deleted"
        self.stdout.write(
            f"{verb} {gone[0]} counts of queries and {gone[1]} of choices from before {first_kept}."
        )
