from django.core.management.base import BaseCommand, CommandError

from portal.publishing.models import Page
from portal.search.judging import GOOD, found, judge, judged


class Command(BaseCommand):
    help = "Say how well the search serves the queries that were judged by hand (nDCG@10)."

    def handle(self, **options):
        paths = dict(Page.objects.live().values_list("pk", "path"))
        judgement = judge()
        for text, score in sorted(judgement.items(), key=lambda one: one[1]):
            self.stdout.write(f"{score:.2f}  {text}")
            if score < GOOD:
                self.explain(found(text, paths), judged()[text])
        self.stdout.write(f"{judgement.mean:.3f} over {len(judgement)} queries")
        if judgement.mean < GOOD:
            raise CommandError(f"The mean is below {GOOD:.2f}.")

    def explain(self, paths, grades):
        for path in paths:
            self.stdout.write(f"        {grades.get(path, '-')} {path}")
        missing = {path: grade for path, grade in grades.items() if path not in paths}
        for path, grade in sorted(missing.items(), key=lambda one: -one[1]):
            self.stdout.write(f"        {grade} {path} was not found")
