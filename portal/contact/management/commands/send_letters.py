from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import timezone

from portal.contact.letters import send_due
from portal.contact.models import Letter


class Command(BaseCommand):
    help = "Send the letters about questions that no mail server has taken yet."

    def add_arguments(self, parser):
        parser.add_argument(
            "--dry-run", action="store_true", help="Say how many wait and send none."
        )
        parser.add_argument(
            "--again", action="store_true", help="Try those as well that failed too often."
        )

    def handle(self, *, dry_run, again, **options):
        now = timezone.now()
        if again and not dry_run:
            Letter.objects.given_up().update(tries=0, next_try_at=now)
        if dry_run or not settings.CAN_MAIL:
            why = "" if settings.CAN_MAIL else " No mail server is set: see EMAIL_URL."
            self.stdout.write(f"{Letter.objects.unsent().count()} letters wait.{why}")
            return
        sent, failed = send_due(now)
        stuck = Letter.objects.given_up().count()
        self.stdout.write(f"Sent {sent} letters; {failed} failed, {stuck} were given up.")
