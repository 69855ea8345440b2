from argparse import FileType

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from portal.publishing import old_addresses


class Command(BaseCommand):
    help = "Load old addresses from a CSV (header old,new), all of its rows or none."

    def add_arguments(self, parser):
        parser.add_argument("file", type=FileType(encoding="utf-8"), metavar="FILE")
        parser.add_argument(
            "--dry-run", action="store_true", help="Say what would happen and change nothing."
        )

    def handle(self, *, file, dry_run, verbosity, **options):
        with file:
            rows, faults = old_addresses.read(file.read())
        plan = old_addresses.plan(rows)
        if faults := sorted([*faults, *plan.faults], key=lambda fault: fault.line):
            raise CommandError("Nothing was loaded:\n" + "\n".join(f"  {one}" for one in faults))
        if not dry_run:
            old_addresses.keep([*plan.added, *plan.changed], plan.pages, at=timezone.now())
        self.report(plan, dry_run, verbosity)

    def report(self, plan, dry_run, verbosity):
        verb = "Would load" if dry_run else "Loaded"
        counts = f"{len(plan.added)} new, {len(plan.changed)} changed"
        self.stdout.write(f"{verb} old addresses: {counts}, {len(plan.unchanged)} as before.")
        for row in plan.changed + (plan.added if verbosity > 1 else []):
            self.stdout.write(f"  {row.old} to {plan.pages[row.new].path}")
