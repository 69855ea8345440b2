from django.core.management.base import BaseCommand
from django.utils import timezone

from portal.contact.purging import purge


class Command(BaseCommand):
    help = (
        "Delete questions that were settled longer ago than QUESTION_DAYS and advertising, and "
        "the e-mail addresses of those settled longer ago than QUESTION_EMAIL_DAYS."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--dry-run", action="store_true", help="Say how much would go and delete nothing."
        )

    def handle(self, *, dry_run, **options):
        gone = purge(at=timezone.now(), dry_run=dry_run)
        verb = "Would delete" if dry_run else "Deleted"
        self.stdout.write(
            f"{verb} {gone['questions']} questions and {gone['addresses']} e-mail addresses."
        )
