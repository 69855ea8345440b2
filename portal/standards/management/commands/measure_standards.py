from datetime import date

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from portal.standards import figures
from portal.standards.measuring import measure, open_months


class Command(BaseCommand):
    help = "Measure the service standards in the months that have ended, from the portal's records."

    def add_arguments(self, parser):
        parser.add_argument("--month", metavar="YYYY-MM", help="Only this month, and anew.")
        parser.add_argument(
            "--dry-run", action="store_true", help="Say what would be written and change nothing."
        )

    def handle(self, *, month, dry_run, **options):
        now = timezone.now()
        months = open_months(now)
        if month:
            months = [self.chosen(month, months)]
        with transaction.atomic():
            outcomes = measure(months, at=now, again=bool(month))
            transaction.set_rollback(dry_run)
        self.report(outcomes, dry_run)

    def chosen(self, text, months):
        try:
            month = date.fromisoformat(f"{text}-01")
        except ValueError as error:
            raise CommandError("Give the month as 2026-10.") from error
        if month not in months:
            known = ", ".join(f"{one:%Y-%m}" for one in months) or "none yet"
            raise CommandError(f"{text} cannot be measured. Months that can be: {known}.")
        return month

    def report(self, outcomes, dry_run):
        for one in outcomes:
            said = figures.words(one.count, one.target.unit) if one.count else one.what
            self.stdout.write(f"  {one.month:%Y-%m}  {one.target.slug}: {said}")
        written = sum(one.count is not None for one in outcomes)
        verb = "Would write" if dry_run else "Wrote"
        self.stdout.write(f"{verb} {written} {'result' if written == 1 else 'results'}.")
