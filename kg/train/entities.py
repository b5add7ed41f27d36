"""Entity corpora in columns or JSON lines -> samples; their types become ours as ``labels.toml`` says."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from kg.train.labels import entity_types
from kg.train.samples import UNKNOWN, Sample, Word, spans_of, tags_of

OPEN = "?"
"""What ``labels.toml`` maps a type to whose words may be of another of our types."""

Tokenizer = Callable[[str], list[tuple[int, int]]]
"""Text -> half-open character offsets of its tokens."""


def read_columns(path: Path, *, form: int, tag: int, scheme: str) -> Iterator[Sample]:
    """Sentences of a file with a token a line; ``form`` and ``tag`` count the columns from 0."""
    types = entity_types(scheme)
    for number, rows in enumerate(_blocks(path)):
        rows = [row for row in rows if len(row) > max(form, tag) and row[0] != "-DOCSTART-"]
        if rows:
            forms = [row[form] for row in rows]
            tags = mapped([row[tag] for row in rows], types=types)
            words = tuple(Word(form=a, entity=b) for a, b in zip(forms, tags, strict=True))
            yield Sample(words=words, name=f"{path.stem}-{number}")


def _blocks(path: Path) -> Iterator[list[list[str]]]:
    rows: list[list[str]] = []
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            if not line.strip():
                yield rows
                rows = []
            elif not line.startswith(("# ", "#\t")):
                rows.append(line.rstrip("\n").split("\t"))
    yield rows


def mapped(tags: list[str], *, types: dict[str, str]) -> tuple[str, ...]:
    """BIO tags under our types; words of a type that stands for "open" become `UNKNOWN`."""
    known, open_words = [], set()
    for start, end, label in spans_of(tuple(tags)):
        ours = types.get(label, OPEN)
        if ours == OPEN:
            open_words |= set(range(start, end))
        elif ours:
            known.append((start, end, ours))
    result = tags_of(known, length=len(tags))
    return tuple(UNKNOWN if index in open_words else tag for index, tag in enumerate(result))


def read_spans(path: Path, *, scheme: str, tokenize: Tokenizer) -> Iterator[Sample]:
    """JSON lines with ``text`` and ``entities`` (start, end, type), cut at line ends; lines with a span that fits no tokens are left out."""
    types = entity_types(scheme)
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            yield from _lines_of(record, types=types, tokenize=tokenize)


def _lines_of(record: dict[str, object], *, types: dict[str, str], tokenize: Tokenizer) -> Iterator[Sample]:
    text = str(record["text"])
    entities: Iterable[dict[str, object]] = record["entities"]  # type: ignore[assignment]
    spans = [(int(str(e["start"])), int(str(e["end"])), types.get(str(e["type"]), OPEN)) for e in entities]
    offset = 0
    for line in text.split("\n"):
        inside = [(a - offset, b - offset, t) for a, b, t in spans if offset <= a < offset + len(line)]
        if line.strip() and not any(b > len(line) for _, b, _ in inside):
            sample = _aligned(line, inside, tokens=tokenize(line))
            if sample is not None:
                yield Sample(words=sample.words, name=f"{record.get('id', '')}:{offset}")
        offset += len(line) + 1


def _aligned(text: str, spans: list[tuple[int, int, str]], *, tokens: list[tuple[int, int]]) -> Sample | None:
    starts = {start: index for index, (start, _) in enumerate(tokens)}
    ends = {end: index + 1 for index, (_, end) in enumerate(tokens)}
    tags = ["O"] * len(tokens)
    for start, end, ours in spans:
        if start not in starts or end not in ends:
            return None
        inside = range(starts[start], ends[end])
        for index in inside:
            tags[index] = UNKNOWN if ours == OPEN else f"{'B' if index == inside[0] else 'I'}-{ours}" if ours else "O"
    words = tuple(Word(form=text[a:b], entity=tag, space=text[b : b + 1] == " ") for (a, b), tag in zip(tokens, tags, strict=True))
    return Sample(words=words) if words else None
