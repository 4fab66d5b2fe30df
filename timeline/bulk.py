"""Writing many rows at once without an object for each, where bulk_create would take most of the time."""

from django.db import connection

ALREADY = " ON CONFLICT DO NOTHING"
PLAIN = {
    "AutoField",
    "BigAutoField",
    "BigIntegerField",
    "CharField",
    "PositiveSmallIntegerField",
    "TextField",
}
"""Fields whose values go to every database as they are."""


def insert(model, names, rows, conflict=""):
    """Insert rows: tuples of the values of these fields, in order, foreign keys as keys.

    A row with a key that is there already is an IntegrityError, unless `conflict` says what else to do.
    Defaults of the model are not filled in, nor are signals sent.
    """
    fields = [model._meta.get_field(name) for name in names]
    columns, marks = ", ".join(field.column for field in fields), ", ".join(["%s"] * len(fields))
    statement = f"INSERT INTO {model._meta.db_table} ({columns}) VALUES ({marks}){conflict}"  # noqa: S608
    if prepared := list(_prepared(fields, rows)):
        with connection.cursor() as cursor:
            cursor.executemany(statement, prepared)


def replace(model, names, rows):
    """Insert rows, or give those whose primary key, the first value, is there already the other values."""
    key, *others = (model._meta.get_field(name).column for name in names)
    news = ", ".join(f"{column} = excluded.{column}" for column in others)
    insert(model, names, rows, f" ON CONFLICT ({key}) DO UPDATE SET {news}")


def _prepared(fields, rows):
    """The values as the database takes them."""
    strange = [place for place, field in enumerate(fields) if _kind(field) not in PLAIN]
    for row in rows:
        values = list(row)
        for place in strange:
            values[place] = fields[place].get_db_prep_save(values[place], connection)
        yield values


def _kind(field):
    return (field.target_field if field.remote_field else field).get_internal_type()
