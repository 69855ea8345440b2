"""What is searched: one row for each live page, and the words that live pages use.

Both databases index the same words, made in Python (`wording.py`); their full-text tables, columns
and indexes stand beside these rows (migration 0001, `engines/`) and are kept by the database.
"""

from django.db import models

from portal.publishing.models import Page

LONGEST_WORD = 40


class IndexEntry(models.Model):
    """One live page as the stems of its words, separated by spaces. Other pages have no entry."""

    page = models.OneToOneField(
        Page, models.CASCADE, primary_key=True, related_name="index_entry", editable=False
    )
    section = models.CharField(max_length=80, blank=True)
    kind = models.CharField(max_length=60)
    audiences = models.CharField(
        max_length=120, blank=True, help_text="Each between spaces; empty for everybody."
    )
    is_historic = models.BooleanField(default=False)
    title = models.TextField()
    names = models.TextField(blank=True, help_text="Short title and other names, one a line.")
    called = models.TextField(help_text="Title, names and slug as words not stemmed, one a line.")
    exact = models.TextField(help_text="Title and names, each as one word: its stems as one.")
    lead = models.TextField(
        blank=True, help_text="The summary, the headings and the address, one a line."
    )
    body = models.TextField(blank=True)
    words = models.TextField(blank=True, help_text="The page's different words, for spelling.")

    class Meta:
        verbose_name_plural = "index entries"

    def __str__(self):
        return self.called.partition("\n")[0]


class Word(models.Model):
    """A word of letters that live pages use, and how many of them do."""

    word = models.CharField(max_length=LONGEST_WORD, primary_key=True)
    stem = models.CharField(max_length=LONGEST_WORD, db_index=True)
    # Not a positive field: counts are added up in the database, and may pass below zero there.
    pages = models.IntegerField()

    def __str__(self):
        return self.word
