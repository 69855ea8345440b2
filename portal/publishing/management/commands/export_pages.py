from pathlib import Path

from django.core.management.base import BaseCommand

from portal.publishing.models import Page
from portal.publishing.seeding import page_as_seed, seed_file_of, seed_folders


class Command(BaseCommand):
    help = "Write pages as text files: back to the seed folders, or into another folder."

    def add_arguments(self, parser):
        parser.add_argument("--to", type=Path, help="A folder instead of the apps' seed folders.")
        parser.add_argument(
            "--dry-run", action="store_true", help="Name the files that would change."
        )

    def handle(self, *, to, dry_run, **options):
        changed = 0
        for page in Page.objects.exclude(state=Page.State.DRAFT).with_kinds():
            page = page.as_kind()
            file = self.file_of(page, to)
            text = page_as_seed(page)
            if file.exists() and file.read_text(encoding="utf-8") == text:
                continue
            changed += 1
            self.stdout.write(str(file))
            if not dry_run:
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(text, encoding="utf-8")
        self.stdout.write(f"{changed} files {'would change' if dry_run else 'written'}.")

    def file_of(self, page, to):
        label, file = seed_file_of(page)
        folder = to / label if to else seed_folders()[label]
        return folder / file
