from django.core.management.base import BaseCommand, CommandError

from portal.publishing import trail


class Command(BaseCommand):
    help = "Check that the log of what happened to pages is whole; name the first broken line."

    def handle(self, **options):
        lines, broken = trail.verify()
        if broken:
            event = broken.event
            raise CommandError(f"The log is broken at line {lines} ({event}): {broken.reason}.")
        self.stdout.write(f"The log is whole: {lines} lines, the last {trail.head() or 'none'}.")
