from datetime import timedelta

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import transaction
from django.utils import timezone

from portal.contact.models import Feedback


class Command(BaseCommand):
    help = "Delete what readers said of pages longer ago than FEEDBACK_DAYS."

    def add_arguments(self, parser):
        parser.add_argument(
            "--dry-run", action="store_true", help="Say how much would go and delete nothing."
        )

    def handle(self, *, dry_run, **options):
        first_kept = timezone.now() - timedelta(days=settings.FEEDBACK_DAYS)
        with transaction.atomic():
            gone = Feedback.objects.filter(created_at__lt=first_kept).delete()[0]
            transaction.set_rollback(dry_run)
        verb = "Would delete" if dry_run else "Deleted"
        self.stdout.write(f"{verb} {gone} feedback from before {first_kept:%Y-%m-%d}.")
