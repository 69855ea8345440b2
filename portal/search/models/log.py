"""What readers searched for and chose, as counts of a day. Nothing of a person: see `cleaning`."""

from django.db import models

from portal.publishing.models import Page
from portal.search.cleaning import LENGTH


class SearchCountQuerySet(models.QuerySet):
    def since(self, day):
        return self.filter(day__gte=day)


class SearchCount(models.Model):
    """How often a query was asked on a day, and what it found the last time."""

    day = models.DateField()
    query = models.CharField(max_length=LENGTH)
    asked = models.PositiveIntegerField(default=1)
    found = models.PositiveIntegerField()
    is_relaxed = models.BooleanField(default=False)

    objects = SearchCountQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["day", "query"], name="search_counted_once_a_day")
        ]
        indexes = [models.Index(fields=["query", "day"], name="search_count_by_query")]

    def __str__(self):
        return f"{self.day} {self.query}: {self.asked}"


class ChoiceCount(models.Model):
    """How often readers went from a query's results to a page on a day."""

    day = models.DateField()
    query = models.CharField(max_length=LENGTH)
    page = models.ForeignKey(Page, models.CASCADE, related_name="+")
    times = models.PositiveIntegerField(default=1)

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["day", "query", "page"], name="search_choice_counted_once_a_day"
            )
        ]
        indexes = [models.Index(fields=["query", "day"], name="search_choice_by_query")]

    def __str__(self):
        return f"{self.day} {self.query} → {self.page_id}: {self.times}"
