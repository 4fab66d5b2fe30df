"""The entries as comma-separated values (RFC 4180), a row each.

UTF-8 with a byte order mark: without it Excel takes the file for one of an older encoding. What may not stand
in such a file, its facts and the meaning of its columns, stands in its sidecar (csv_metadata).
"""

import csv
from io import StringIO

from timeline import columns

SUFFIX = "csv"
CONTENT_TYPE = "text/csv; charset=utf-8; header=present"
SEPARATOR = TAIL = ""
_BYTE_ORDER_MARK = "\ufeff"


def head(facts):
    return _BYTE_ORDER_MARK + _line(columns.NAMES)


def row(entry, facts):
    return _line(columns.as_row(entry, facts.site))


def _line(cells):
    line = StringIO(newline="")
    csv.writer(line).writerow(cells)
    return line.getvalue()
