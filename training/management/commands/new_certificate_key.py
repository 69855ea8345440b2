import secrets

from django.core.management.base import BaseCommand
from django.utils import timezone


class Command(BaseCommand):
    help = "Print a new key for the front of CERTIFICATE_KEYS; nothing is changed."

    def handle(self, **options):
        self.stdout.write(f"{timezone.localdate():%Y-%m-%d}:{secrets.token_urlsafe(32)}")
