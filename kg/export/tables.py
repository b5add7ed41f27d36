"""Tables: CSV for spreadsheets, pandas and Parquet for analysis."""

from __future__ import annotations

import csv as csv_module
import io
import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from kg.errors import MissingExtra
from kg.export.rows import COLUMNS, rows
from kg.store import Store

if TYPE_CHECKING:
    import pandas

_NUMBER = re.compile(r"-?\d+(\.\d+)?(e-?\d+)?\Z")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def csv(store: Store) -> bytes:
    """One row per statement and mention, with labels, quote and source; UTF-8, RFC 4180."""
    return csv_bytes(COLUMNS, (row.values() for row in rows(store)))


def csv_bytes(header: Sequence[str], lines: Iterable[Iterable[str]]) -> bytes:
    """CSV in which no cell can become a formula: those that begin like one get an apostrophe in front."""
    out = io.StringIO()
    writer = csv_module.writer(out, lineterminator="\r\n")
    writer.writerow(header)
    for cells in lines:
        writer.writerow([safe(cell) for cell in cells])
    return out.getvalue().encode("utf-8")


def safe(cell: str) -> str:
    """A cell that no spreadsheet runs as a formula (OWASP: CSV injection)."""
    bare = cell.replace("\x00", "\ufffd")
    return f"'{bare}" if bare.lstrip(" ").startswith(_FORMULA) and not _NUMBER.match(bare) else bare


def frame(store: Store) -> pandas.DataFrame:
    """The statements as a pandas table: numbers as numbers, dates as dates where they are whole days."""
    try:
        import pandas
    except ImportError:
        raise MissingExtra("a pandas table", extra="table") from None
    table = pandas.DataFrame(list(rows(store)), columns=list(COLUMNS))
    table["confidence"] = table["confidence"].astype(float)
    for column in ("start", "end"):
        table[column] = table[column].astype("int64")
    table["published"] = pandas.to_datetime(table["published"], errors="coerce")
    return table


def parquet(store: Store) -> bytes:
    """The statements as a Parquet file."""
    table = frame(store)
    out = io.BytesIO()
    try:
        table.to_parquet(out, index=False)
    except ImportError:
        raise MissingExtra("Parquet", extra="table") from None
    return out.getvalue()
