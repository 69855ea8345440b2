"""The index, and what each database needs to search it by words.

SQLite's full-text tables read their text from the index itself and are kept by triggers. Django
alters a table there by making it anew, which drops triggers: a later migration that alters
IndexEntry must end with KEEP_SQLITE again.
"""

import django.db.models.deletion
from django.db import migrations, models

# The words are ready-made stems in small letters without accents: nothing is left to fold.
MAKE_SQLITE = """
CREATE VIRTUAL TABLE search_fulltext USING fts5(
    title, names, lead, body,
    content='search_indexentry', content_rowid='page_id', tokenize="unicode61 remove_diacritics 0"
);
CREATE VIRTUAL TABLE search_called USING fts5(
    called, exact, content='search_indexentry', content_rowid='page_id', prefix='1 2 3',
    tokenize="unicode61 remove_diacritics 0"
)
"""
ADD = """
INSERT INTO search_fulltext (rowid, title, names, lead, body)
    VALUES (new.page_id, new.title, new.names, new.lead, new.body);
INSERT INTO search_called (rowid, called, exact) VALUES (new.page_id, new.called, new.exact);
"""
REMOVE = """
INSERT INTO search_fulltext (search_fulltext, rowid, title, names, lead, body)
    VALUES ('delete', old.page_id, old.title, old.names, old.lead, old.body);
INSERT INTO search_called (search_called, rowid, called, exact)
    VALUES ('delete', old.page_id, old.called, old.exact);
"""
KEEP_SQLITE = (
    f"CREATE TRIGGER search_added AFTER INSERT ON search_indexentry BEGIN {ADD} END",
    f"CREATE TRIGGER search_removed AFTER DELETE ON search_indexentry BEGIN {REMOVE} END",
    f"CREATE TRIGGER search_changed AFTER UPDATE ON search_indexentry BEGIN {REMOVE} {ADD} END",
)

MAKE_POSTGRESQL = """
ALTER TABLE search_indexentry ADD COLUMN document tsvector GENERATED ALWAYS AS (
    setweight(to_tsvector('simple', title), 'A') || setweight(to_tsvector('simple', names), 'B')
    || setweight(to_tsvector('simple', lead), 'C') || setweight(to_tsvector('simple', body), 'D')
) STORED;
CREATE INDEX search_document ON search_indexentry USING gin (document);
CREATE INDEX search_named ON search_indexentry
    USING gin (to_tsvector('simple', title || ' ' || names));
CREATE INDEX search_called ON search_indexentry USING gin (to_tsvector('simple', called));
CREATE INDEX search_exact ON search_indexentry USING gin (to_tsvector('simple', exact))
"""


def make(apps, schema_editor):
    is_sqlite = schema_editor.connection.vendor == "sqlite"
    statements = (MAKE_SQLITE if is_sqlite else MAKE_POSTGRESQL).split(";")
    for statement in (*statements, *(KEEP_SQLITE if is_sqlite else ())):
        schema_editor.execute(statement)


def unmake(apps, schema_editor):
    """On PostgreSQL all of it goes with the table."""
    if schema_editor.connection.vendor == "sqlite":
        for kind, name in (
            ("TRIGGER", "search_added"), ("TRIGGER", "search_removed"),
            ("TRIGGER", "search_changed"), ("TABLE", "search_fulltext"), ("TABLE", "search_called"),
        ):  # fmt: skip
            schema_editor.execute(f"DROP {kind} {name}")


class Migration(migrations.Migration):
    initial = True

    dependencies = [("publishing", "0005_landing")]

    operations = [
        migrations.CreateModel(
            name="IndexEntry",
            fields=[
                (
                    "page",
                    models.OneToOneField(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="index_entry",
                        serialize=False,
                        to="publishing.page",
                    ),
                ),
                ("section", models.CharField(blank=True, max_length=80)),
                ("kind", models.CharField(max_length=60)),
                (
                    "audiences",
                    models.CharField(
                        blank=True,
                        help_text="Each between spaces; empty for everybody.",
                        max_length=120,
                    ),
                ),
                ("is_historic", models.BooleanField(default=False)),
                ("title", models.TextField()),
                (
                    "names",
                    models.TextField(
                        blank=True, help_text="Short title and other names, one a line."
                    ),
                ),
                (
                    "called",
                    models.TextField(
                        help_text="Title, names and slug as words not stemmed, one a line."
                    ),
                ),
                (
                    "exact",
                    models.TextField(
                        help_text="Title and names, each as one word: its stems as one."
                    ),
                ),
                (
                    "lead",
                    models.TextField(
                        blank=True,
                        help_text="The summary, the headings and the address, one a line.",
                    ),
                ),
                ("body", models.TextField(blank=True)),
                (
                    "words",
                    models.TextField(
                        blank=True, help_text="The page's different words, for spelling."
                    ),
                ),
            ],
            options={"verbose_name_plural": "index entries"},
        ),
        migrations.CreateModel(
            name="Word",
            fields=[
                ("word", models.CharField(max_length=40, primary_key=True, serialize=False)),
                ("stem", models.CharField(db_index=True, max_length=40)),
                ("pages", models.IntegerField()),
            ],
        ),
        migrations.RunPython(make, unmake),
    ]
