from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone
from django.utils.module_loading import autodiscover_modules

from portal.core import generation
from portal.core.signals import seeded
from portal.publishing.old_addresses import WAITING
from portal.publishing.seedfile import SeedFileError
from portal.publishing.seeding import read_seeds, sow

# What came of things that are as they were before.
AS_BEFORE = {"unchanged", "skipped", WAITING}


class Command(BaseCommand):
    help = "Load the starting pages and menus. Safe to run again: an editor's work stays as it is."

    def add_arguments(self, parser):
        parser.add_argument(
            "--dry-run", action="store_true", help="Say what would happen and change nothing."
        )

    def handle(self, *, dry_run, verbosity, **options):
        autodiscover_modules("seeding")
        try:
            with transaction.atomic():
                outcome = sow(read_seeds(), at=timezone.now())
                seeded.send(type(self), outcome=outcome)
                if outcome.keys() - AS_BEFORE:
                    generation.bump()
                transaction.set_rollback(dry_run)
        except SeedFileError as error:
            raise CommandError(str(error)) from error
        except ValidationError as error:
            raise CommandError("Nothing was seeded:\n" + "\n".join(error.messages)) from error
        self.report(outcome, dry_run, verbosity)

    def report(self, outcome, dry_run, verbosity):
        counts = ", ".join(f"{len(found)} {name}" for name, found in outcome.items() if found)
        self.stdout.write(f"{'Would seed' if dry_run else 'Seeded'}: {counts}.")
        for path in outcome["skipped"]:
            self.stdout.write(f"  skipped {path}: edited at the desk")
        if verbosity > 1:
            for name in ("added", "updated"):
                for path in outcome[name]:
                    self.stdout.write(f"  {name} {path}")
