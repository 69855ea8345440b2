import json

from django.conf import settings
from django.core.management.base import BaseCommand

from portal.api.v1.document import document

FILE = settings.BASE_DIR / "docs" / "openapi.json"


class Command(BaseCommand):
    help = "Writes the OpenAPI document of the API to docs/openapi.json."

    def add_arguments(self, parser):
        parser.add_argument("--dry-run", action="store_true", help="Write it nowhere but here.")

    def handle(self, *args, dry_run, **options):
        if dry_run:
            self.stdout.write(as_text(document()), ending="")
        else:
            FILE.write_text(as_text(document()), encoding="utf-8")
            self.stdout.write(f"Written: {FILE.relative_to(settings.BASE_DIR)}")


def as_text(made: dict) -> str:
    """Return the document so that a change of it is easy to see line by line."""
    return json.dumps(made, indent=2, ensure_ascii=False) + "\n"
