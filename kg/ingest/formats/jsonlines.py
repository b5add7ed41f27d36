"""JSON lines, one article a line, and JSON files with an article or a list of them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import BinaryIO

from kg.ingest.bounded import lines_of, megabytes, read_all
from kg.ingest.decode import decode
from kg.ingest.draft import Draft, Unreadable
from kg.ingest.options import Options
from kg.ingest.records import draft_of
from kg.model.document import Rejected

_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")  # UTF-16: its line ends are two bytes


def drafts(stream: BinaryIO, *, source: str, options: Options) -> Iterator[Draft | Rejected]:
    for number, line in _lines(stream, options):
        place = f"{source}:{number}"
        if line is None:
            yield Rejected(place, f"the line is longer than {megabytes(options.largest)}")
        elif line.strip():
            yield _draft_of_line(line, place, options)


def _lines(stream: BinaryIO, options: Options) -> Iterator[tuple[int, bytes | None]]:
    for number, line in lines_of(stream, options.largest):
        if number == 1 and line and line.startswith(_WIDE_MARKS):
            text, _ = decode(line + read_all(stream, options.largest), options.encoding)
            yield from enumerate((part.encode("utf-8", "replace") for part in text.splitlines()), start=1)
            return
        yield number, line


def _draft_of_line(line: bytes, place: str, options: Options) -> Draft | Rejected:
    try:
        text, _ = decode(line.rstrip(b"\r\n"), options.encoding)
        return _draft_of_value(_parsed(text), place, options)
    except Unreadable as reason:
        return Rejected(place, str(reason))


def whole_file_drafts(stream: BinaryIO, *, source: str, options: Options) -> Iterator[Draft | Rejected]:
    """The articles of a ``.json`` file: an object, or a list of them at the top or under one of the top's keys."""
    text, _ = decode(read_all(stream, options.largest), options.encoding)
    try:
        value = _parsed(text)
    except Unreadable:
        if "\n{" not in text.strip():
            raise
        for number, line in enumerate(text.splitlines(), start=1):  # JSON lines under the wrong name
            if line.strip():
                yield _draft_of_line(line.encode("utf-8", "replace"), f"{source}:{number}", options)
        return
    for index, item in enumerate(_articles(value), start=1):
        try:
            yield _draft_of_value(item, f"{source}#{index}", options)
        except Unreadable as reason:
            yield Rejected(f"{source}#{index}", str(reason))


def _articles(value: object) -> list[object]:
    if isinstance(value, list):
        return value
    if isinstance(value, Mapping):
        for inner in value.values():
            if isinstance(inner, list) and inner and all(isinstance(item, Mapping) for item in inner):
                return list(inner)
    return [value]


def _parsed(text: str) -> object:
    try:
        return json.loads(text)
    except (json.JSONDecodeError, RecursionError) as error:
        where = f" at character {error.pos + 1}" if isinstance(error, json.JSONDecodeError) else ", nested too deeply"
        raise Unreadable(f"this is not valid JSON{where}") from None
    except ValueError:  # a number with more digits than Python converts
        raise Unreadable("this is not usable JSON: a number is too long") from None


def _draft_of_value(value: object, place: str, options: Options) -> Draft:
    if isinstance(value, str):
        return Draft(text=value, source=place, wrapped=True)
    if not isinstance(value, Mapping):
        raise Unreadable("this JSON is no object with the fields of an article")
    return draft_of(value, source=place, fields=options.fields)
