from django.core.management.base import BaseCommand

from portal.search.index import build


class Command(BaseCommand):
    help = "Make the search index anew. It is kept by itself: this is for when it is in doubt."

    def handle(self, **options):
        self.stdout.write(f"Indexed {build():,} pages.")
