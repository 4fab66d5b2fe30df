"""The two questions to the engines: which documents match a plan, and in what order of relevance."""

import json

from django.db import connection, transaction
from pyroaring import BitMap

from timeline import bitmaps
from timeline.models.search import SearchDocument
from timeline.search import plan as plans

HEADING = "title keywords"
SQLITE_MATCH = """
    SELECT json_group_array(rowid)
    FROM (SELECT rowid FROM timeline_searchtext WHERE timeline_searchtext MATCH %s LIMIT %s)
"""
# The plus sign keeps SQLite from asking the index again for each of the rows.
SQLITE_RANK = """
    SELECT rowid FROM timeline_searchtext
    WHERE timeline_searchtext MATCH %s AND +rowid IN (SELECT value FROM json_each(%s))
    ORDER BY bm25(timeline_searchtext, 8, 4, 1), rowid DESC LIMIT %s OFFSET %s
"""
POSTGRESQL_MATCH = (
    "SELECT array_agg(id) FROM (SELECT id FROM timeline_searchdocument WHERE {conditions} LIMIT %s) AS found"
)
# The weights of D, C, B and A; ours are 1 : 4 : 8 for body, keywords and title.
POSTGRESQL_RANK = """
    SELECT id FROM timeline_searchdocument WHERE id = ANY(%s)
    ORDER BY ts_rank_cd('{0, 0.125, 0.5, 1}', vector, %s::tsquery, 1) DESC, id DESC LIMIT %s OFFSET %s
"""
ALL = 2**31 - 1
WHOLE_TEXT = "concat(' ', title, ' | ', keywords, ' | ', body, ' ')"
HEADING_TEXT = "concat(' ', title, ' | ', keywords, ' ')"


def match(plan):
    """The documents that match, seen or hidden."""
    return _match(plan, is_in_heading=False, most=ALL)


def match_entries(plan):
    """Primary keys of the entries that match."""
    return match(plan) & BitMap(range(SearchDocument.SHARE))


def match_heading(plan, most):
    """The documents whose title and keywords have all that is wanted; none when they are more than `most`."""
    found = _match(plan, is_in_heading=True, most=most + 1)
    return found if len(found) <= most else BitMap()


def _match(plan, *, is_in_heading, most):
    if plan.is_hopeless:
        return BitMap()
    ask = {"sqlite": _sqlite, "postgresql": _postgresql}[connection.vendor]
    return ask(plan, is_in_heading, most)


def best(plan, documents, window, *, is_in_heading=False):
    """Primary keys of these documents, which all match, in the order of relevance; `window` is a slice.

    With `is_in_heading` they match in title and keywords, and only these are weighed where that is quicker.
    """
    if not documents:
        return []
    place = [window.stop - window.start, window.start]
    if connection.vendor == "sqlite":
        expression = plans.fts5(plan, HEADING if is_in_heading else "")
        return _column(SQLITE_RANK, [expression, json.dumps(list(documents)), *place])
    return _column(POSTGRESQL_RANK, [list(documents), plans.tsquery(plan), *place])


def _sqlite(plan, is_in_heading, most):
    expression = plans.fts5(plan, HEADING if is_in_heading else "")
    (numbers,) = _column(SQLITE_MATCH, [expression, most])
    return bitmaps.of_rows(json.loads(numbers))


def _postgresql(plan, is_in_heading, most):
    column, text, weights = ("heading", HEADING_TEXT, ":AB") if is_in_heading else ("vector", WHOLE_TEXT, "")
    conditions, values = [f"{column} @@ %s::tsquery"], [plans.tsquery(plan)]
    for phrase in plans.phrases(plan, weights):
        sign = "NOT " if phrase.is_excluded else ""
        conditions.append(f"{sign}(vector @@ %s::tsquery OR is_crowded AND {text} LIKE ANY(%s))")
        values += [phrase.tsquery, phrase.patterns]
    statement = POSTGRESQL_MATCH.format(conditions=" AND ".join(conditions))
    with transaction.atomic():
        # The planner does not know what it costs to fetch a vector from where it is stored apart: for a
        # common word it would read them all, ten times slower than the index.
        _run("SET LOCAL enable_seqscan = off")
        (numbers,) = _column(statement, [*values, most])
        _run("SET LOCAL enable_seqscan = on")
    return bitmaps.of_rows(numbers or [])


def _run(statement):
    with connection.cursor() as cursor:
        cursor.execute(statement)


def _column(statement, values):
    """The first column of what a statement gives."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return [row[0] for row in cursor.fetchall()]
