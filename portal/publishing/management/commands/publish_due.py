from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from portal.publishing import actions, working_copies


class Command(BaseCommand):
    help = "Publish and withdraw what is due by now; fail if a text had to go back to its author."

    def add_arguments(self, parser):
        parser.add_argument(
            "--dry-run", action="store_true", help="Say what would be done and change nothing."
        )

    def handle(self, *, dry_run, **options):
        at = timezone.now()
        with transaction.atomic():
            done = actions.settle(at)
            working_copies.drop_old(at)
            transaction.set_rollback(dry_run)
        for one in done:
            self.stdout.write(str(one))
        if returned := [one.path for one in done if one.problems]:
            raise CommandError(f"Could not be published: {', '.join(returned)}.")
