"""Tables with an article a row: CSV through the standard library, Parquet through pyarrow."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from kg.ingest.bounded import read_all
from kg.ingest.decode import decode
from kg.ingest.draft import Draft, Unreadable
from kg.ingest.extras import load
from kg.ingest.options import Options
from kg.ingest.records import draft_of, is_known_name
from kg.model.document import Rejected

_SAMPLE = 65_536
_BATCH = 64  # rows in memory at a time


def csv_drafts(stream: BinaryIO, *, source: str, options: Options) -> Iterator[Draft | Rejected]:
    """The delimiter is guessed; without a header row the columns are called column1, column2, ..."""
    buffered = io.BufferedReader(stream, _SAMPLE) if not isinstance(stream, io.BufferedReader) else stream  # type: ignore[type-var]
    lines = io.TextIOWrapper(buffered, encoding=_encoding(buffered, options), errors="replace", newline="")
    sample = lines.readline(_SAMPLE)
    if sample.lower().startswith("sep="):  # Excel tells its delimiter so
        sample = lines.readline(_SAMPLE)
    if len(sample) == _SAMPLE and not sample.endswith("\n"):
        raise Unreadable(f"its first line is longer than {_SAMPLE:,} characters; this is no table")
    delimiter = _delimiter(sample)
    header = next(csv.reader([sample], delimiter=delimiter), [])
    rows = csv.reader(lines, delimiter=delimiter)
    number = 1
    if not any(is_known_name(name, options.fields) for name in header) and any(len(cell.split()) > 5 for cell in header):
        names = [f"column{index}" for index in range(1, len(header) + 1)]
        yield _row(names, header, f"{source}:1", options)
    else:
        names = header
    while True:
        number += 1
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            yield Rejected(f"{source}:{number}", f"the table is damaged from here on: {error}")
            return
        if any(cell.strip() for cell in row):
            yield _row(names, row, f"{source}:{number}", options)


def _row(names: list[str], row: list[str], place: str, options: Options) -> Draft | Rejected:
    try:
        return draft_of(dict(zip(names, row, strict=False)), source=place, fields=options.fields)
    except Unreadable as reason:
        return Rejected(place, str(reason))


def _encoding(stream: io.BufferedReader[Any], options: Options) -> str:
    """The encoding of the file's first part; a multi-byte character cut at its end does not matter."""
    head = stream.peek(_SAMPLE)[:_SAMPLE]
    for mark, name in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if head.startswith(mark):
            return name
    decode(head, options.encoding)  # refuses binary data and unknown encodings
    if options.encoding:
        return options.encoding
    try:
        head[: head.rfind(b"\n") + 1 or len(head)].decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def _delimiter(line: str) -> str:
    return max(",;\t|", key=lambda mark: (len(next(csv.reader([line], delimiter=mark), [])), -",;\t|".index(mark)))


def parquet_drafts(stream: BinaryIO, *, source: str, options: Options) -> Iterator[Draft | Rejected]:
    parquet = load("pyarrow.parquet", feature="reading Parquet files")
    arrow = load("pyarrow", feature="reading Parquet files")
    seekable = stream if stream.seekable() else io.BytesIO(read_all(stream, options.largest))
    number = 0
    try:
        for batch in parquet.ParquetFile(seekable).iter_batches(batch_size=_BATCH):
            for record in batch.to_pylist():
                number += 1
                yield _record(record, f"{source}#{number}", options)
    except (arrow.ArrowException, OSError, ValueError, OverflowError):
        raise Unreadable("this Parquet file is damaged" if not number else f"this Parquet file is damaged after row {number}") from None


def _record(record: Mapping[str, object], place: str, options: Options) -> Draft | Rejected:
    try:
        return draft_of(record, source=place, fields=options.fields)
    except Unreadable as reason:
        return Rejected(place, str(reason))
