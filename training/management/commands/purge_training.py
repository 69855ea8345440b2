from django.core.management.base import BaseCommand
from django.utils import timezone

from training.progress import transfers


class Command(BaseCommand):
    help = "Delete what waited for another device longer than its code is good for."

    def add_arguments(self, parser):
        parser.add_argument(
            "--dry-run", action="store_true", help="Say how much would go and delete nothing."
        )

    def handle(self, *, dry_run, **options):
        expired = transfers.expired(at=timezone.now())
        number = expired.count() if dry_run else expired.delete()[0]
        verb = "Would delete" if dry_run else "Deleted"
        self.stdout.write(f"{verb} {number} expired {'transfer' if number == 1 else 'transfers'}.")
