from datetime import timedelta

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from portal.links import exemptions, reports, uses
from portal.links.addresses import host_of
from portal.links.checking import Checker
from portal.links.models import ExternalLink
from portal.links.recording import record
from portal.links.rounds import check_all


class Command(BaseCommand):
    help = "Ask other sites whether the addresses that readable pages link to still answer."

    def add_arguments(self, parser):
        parser.add_argument("--limit", type=int, help="Check at most so many addresses.")
        parser.add_argument(
            "--older-than",
            type=int,
            metavar="DAYS",
            help="Leave out those checked in the last DAYS days and found in order.",
        )
        parser.add_argument(
            "--dry-run", action="store_true", help="Ask nobody, change nothing, name the addresses."
        )

    def handle(self, *, limit, older_than, dry_run, **options):
        found = uses.read_pages()
        with transaction.atomic():
            uses.keep(found)
            links = self.due(timezone.now(), limit, older_than)
            transaction.set_rollback(dry_run)
        if dry_run:
            self.announce(links)
            return
        outcomes = check_all(checker(), [link.url for link in links])
        if not record(links, outcomes, clock=timezone.now):
            raise CommandError(
                "No site answered at all. Is this machine on the network? Nothing was recorded."
            )
        self.report(links)

    def due(self, now, limit, older_than):
        """Return the links to check, after exemptions came and went with the days."""
        exemptions.apply(timezone.localdate(now))
        before = None if older_than is None else now - timedelta(days=older_than)
        return list(ExternalLink.objects.due(at=now, before=before)[:limit])

    def announce(self, links):
        sites = {host_of(link.url) for link in links}
        self.stdout.write(f"Would check {len(links)} addresses of {len(sites)} sites.")
        for link in links:
            self.stdout.write(f"  {link.url}")

    def report(self, links):
        states = ExternalLink.State
        counts = ", ".join(
            f"{number} {states(state).label.lower()}" for state, number in reports.counts().items()
        )
        self.stdout.write(f"Checked {len(links)} addresses. Now: {counts}.")
        broken = ExternalLink.objects.filter(state=states.BROKEN).prefetch_related("uses__page")
        for link in broken:
            self.stdout.write(f"  {link.url}\n    {link.problem}")
            for use in link.uses.all():
                self.stdout.write(f"    on {use.page.path}")


def checker() -> Checker:
    """Return a checker that says who asks and where to find us."""
    name = settings.SITE_NAME.encode("ascii", "ignore").decode().translate(dict.fromkeys(b"()\\"))
    return Checker(
        user_agent=f"link-checker/1.0 ({name}; {settings.SITE_URL})",
        private_hosts=settings.LINK_CHECK_PRIVATE_HOSTS,
    )
