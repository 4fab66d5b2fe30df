"""The index of the search: FTS5 on SQLite, tsvector on PostgreSQL."""

from django.db import migrations, models

# The words come folded, stemmed and parted by spaces, so the tokeniser has nothing to decide: “ascii”
# takes every other character as part of a word, where “unicode61” knows only the letters of Unicode 6.1.
# A later migration that makes SQLite rebuild the table of documents must make the triggers again.
SQLITE = [
    """CREATE VIRTUAL TABLE timeline_searchtext USING fts5(
        title, keywords, body, content='timeline_searchdocument', content_rowid='id', tokenize='ascii')""",
    """CREATE TRIGGER timeline_searchdocument_added AFTER INSERT ON timeline_searchdocument BEGIN
        INSERT INTO timeline_searchtext(rowid, title, keywords, body)
            VALUES (new.id, new.title, new.keywords, new.body);
        END""",
    """CREATE TRIGGER timeline_searchdocument_removed AFTER DELETE ON timeline_searchdocument BEGIN
        INSERT INTO timeline_searchtext(timeline_searchtext, rowid, title, keywords, body)
            VALUES ('delete', old.id, old.title, old.keywords, old.body);
        END""",
    """CREATE TRIGGER timeline_searchdocument_changed
        AFTER UPDATE OF id, title, keywords, body ON timeline_searchdocument BEGIN
        INSERT INTO timeline_searchtext(timeline_searchtext, rowid, title, keywords, body)
            VALUES ('delete', old.id, old.title, old.keywords, old.body);
        INSERT INTO timeline_searchtext(rowid, title, keywords, body)
            VALUES (new.id, new.title, new.keywords, new.body);
        END""",
]
# “heading” holds title and keywords alone, because GIN knows no weights and would read every row for them.
# A text is crowded when it has a word more often than a vector keeps places of it.
# The texts and vectors are stored apart from the rows, so that collecting the rows of a common word is quick.
# Words are compared by code point, as SQLite does, so that words that begin alike are one range.
POSTGRESQL = [
    """ALTER TABLE timeline_searchdocument ADD COLUMN vector tsvector NOT NULL DEFAULT '',
        ADD COLUMN heading tsvector NOT NULL DEFAULT '',
        ADD COLUMN is_crowded boolean NOT NULL DEFAULT false, SET (toast_tuple_target = 128)""",
    "CREATE INDEX search_vector ON timeline_searchdocument USING gin (vector) WITH (fastupdate = off)",
    "CREATE INDEX search_heading ON timeline_searchdocument USING gin (heading) WITH (fastupdate = off)",
    'ALTER TABLE timeline_searchword ALTER COLUMN word TYPE varchar(64) COLLATE "C"',
]


def make_index(apps, schema_editor):
    for statement in {"sqlite": SQLITE, "postgresql": POSTGRESQL}[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def drop_index(apps, schema_editor):
    """What hangs on the table of documents goes with it."""
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute("DROP TABLE timeline_searchtext")


class Migration(migrations.Migration):
    dependencies = [
        ("timeline", "0001_first"),
    ]

    operations = [
        migrations.CreateModel(
            name="SearchTag",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=140, unique=True)),
                ("documents", models.BinaryField()),
            ],
            options={
                "verbose_name": "facet value",
                "verbose_name_plural": "facet values",
                "ordering": ["name", "pk"],
            },
        ),
        migrations.CreateModel(
            name="SearchWord",
            fields=[
                ("word", models.CharField(max_length=64, primary_key=True, serialize=False)),
            ],
            options={
                "verbose_name": "known word",
                "verbose_name_plural": "known words",
                "ordering": ["word"],
            },
        ),
        migrations.CreateModel(
            name="SearchDocument",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("article", "Essay"),
                            ("entry", "Entry"),
                            ("actor", "Actor"),
                            ("concept", "Concept"),
                        ],
                        max_length=10,
                    ),
                ),
                ("object_id", models.BigIntegerField()),
                ("day", models.DateField()),
                ("shown_at", models.DateTimeField(null=True)),
                ("shown_until", models.DateTimeField(null=True)),
                ("tags", models.JSONField(default=list)),
                ("title", models.TextField()),
                ("keywords", models.TextField()),
                ("body", models.TextField()),
            ],
            options={
                "verbose_name": "findable text",
                "verbose_name_plural": "findable texts",
                "ordering": ["-day", "-pk"],
                "indexes": [
                    models.Index(fields=["-day", "-id"], name="search_newest"),
                    models.Index(
                        condition=models.Q(("shown_at__isnull", False)),
                        fields=["shown_at"],
                        name="search_shown_at",
                    ),
                    models.Index(
                        condition=models.Q(("shown_until__isnull", False)),
                        fields=["shown_until"],
                        name="search_shown_until",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("kind", "object_id"), name="search_document_once")
                ],
            },
        ),
        migrations.RunPython(make_index, drop_index),
    ]
