from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from portal.accounts.models import User
from portal.agencies.importing import BadTable, import_contacts


class Command(BaseCommand):
    help = "Take in contacts of agencies from a table (CSV): all of its rows, or none."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, help="A CSV file in UTF-8.")
        parser.add_argument("--by", metavar="EMAIL", help="Who confirmed the contacts.")
        parser.add_argument(
            "--dry-run", action="store_true", help="Say what would happen and change nothing."
        )

    def handle(self, *, file, by, dry_run, **options):
        person = User.objects.filter(email__iexact=by).first() if by else None
        if by and person is None:
            raise CommandError(f"There is no account with the e-mail address {by}.")
        try:
            outcome = import_contacts(self.read(file), by=person, dry_run=dry_run)
        except BadTable as error:
            raise CommandError(f"Nothing was imported.\n{error}") from error
        self.stdout.write(
            f"{'Would import' if dry_run else 'Imported'}: {outcome.added} added, "
            f"{outcome.updated} updated, {outcome.unchanged} unchanged."
        )

    def read(self, file):
        try:
            return file.read_text(encoding="utf-8-sig")
        except OSError as error:
            raise CommandError(f"{file} cannot be read: {error.strerror}.") from error
        except UnicodeDecodeError as error:
            raise CommandError(f"{file} is not in UTF-8. Save it as “CSV UTF-8”.") from error
