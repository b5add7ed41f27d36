"""The corpora under a data folder: those that ``manifest.toml`` knows, and any files of the user's own."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from importlib import resources
from pathlib import Path

import spacy

from kg.train.conllu import read_conllu
from kg.train.entities import Tokenizer, read_columns, read_spans
from kg.train.labels import label_table, types_marked
from kg.train.mentions import read_gum
from kg.train.samples import Sample


@dataclass(frozen=True, slots=True)
class Entry:
    """One file of the manifest; ``held_out`` says which part the measured pipelines never see."""

    language: str
    name: str
    path: str
    reader: str
    layers: tuple[str, ...]
    held_out: str = ""
    form: int = 0
    tag: int = 0
    scheme: str = ""
    weight: int = 1


@dataclass(frozen=True, slots=True)
class Corpus:
    """Samples to train on and samples to measure on; the two never overlap."""

    name: str
    layers: tuple[str, ...]
    train: tuple[Sample, ...]
    held_out: tuple[Sample, ...]
    types: frozenset[str] = frozenset()  # entity types that the corpus tells apart; empty for all
    weight: int = 1  # how often a round of entity training sees it


SHORT = 5
"""Sentences of so few words may occur twice by chance."""


def manifest() -> tuple[Entry, ...]:
    raw = tomllib.loads((resources.files(__package__) / "manifest.toml").read_text(encoding="utf-8"))
    return tuple(Entry(**(entry | {"layers": tuple(entry["layers"])})) for entry in raw["corpus"])


def read_corpora(language: str, data: Path) -> list[Corpus]:
    """Every known corpus that is there, in the manifest's order; without any, every annotated file under ``data``."""
    data = data / "corpora" if (data / "corpora").is_dir() else data
    entries = [entry for entry in manifest() if entry.language == language and (data / entry.path).is_file()]
    entries = entries or list(_own(language, data))
    return without_overlap([_split(entry, tuple(read(entry, data))) for entry in entries])


def without_overlap(corpora: Sequence[Corpus]) -> list[Corpus]:
    """A sentence whose entities are held out in one corpus is held out in all that have its entities.

    news.conllu has sentences of SmartData, for instance.
    """
    marked = [corpus for corpus in corpora if {"entities", "doubtful"} & set(corpus.layers)]
    every = "\n".join(_letters(sample) for corpus in marked for sample in corpus.train)
    held_out = (_letters(s) for corpus in marked for s in corpus.held_out if len(s.words) > SHORT)
    twice = sorted({text for text in held_out if text in every})
    return [_without(corpus, twice) if twice and corpus in marked else corpus for corpus in corpora]


def _without(corpus: Corpus, texts: Sequence[str]) -> Corpus:
    moved = [sample for sample in corpus.train if any(text in _letters(sample) for text in texts)]
    if not moved:
        return corpus
    train = tuple(sample for sample in corpus.train if sample not in moved)
    return replace(corpus, train=train, held_out=(*corpus.held_out, *moved))


def _letters(sample: Sample) -> str:
    return "".join(word.form for word in sample.words).lower()


def read(entry: Entry, data: Path) -> Iterator[Sample]:
    path = data / entry.path
    table = label_table(entry.language, has_entities="entities" in entry.layers and entry.reader == "conllu")
    if entry.reader == "conllu":
        return read_conllu(path, table=table)
    if entry.reader == "gum":
        return read_gum(path, table=table)
    if entry.reader == "spans":
        return read_spans(path, scheme=entry.scheme, tokenize=tokenizer(entry.language))
    return read_columns(path, form=entry.form, tag=entry.tag, scheme=entry.scheme)


def tokenizer(language: str) -> Tokenizer:
    cut = spacy.blank(language).tokenizer

    def tokenize(text: str) -> list[tuple[int, int]]:
        return [(token.idx, token.idx + len(token)) for token in cut(text) if not token.is_space]

    return tokenize


def _split(entry: Entry, samples: tuple[Sample, ...]) -> Corpus:
    half = len(samples) // 2
    parts: dict[str, tuple[Sequence[Sample], Sequence[Sample]]] = {
        "": (samples, ()),
        "all": ((), samples),
        "second-half": (samples[:half], samples[half:]),
    }
    train, held_out = parts.get(entry.held_out) or (
        [sample for sample in samples if sample.split != entry.held_out],
        [sample for sample in samples if sample.split == entry.held_out],
    )
    types = types_marked(entry.scheme) if entry.scheme else frozenset()
    return Corpus(entry.name, entry.layers, tuple(train), tuple(held_out), types, entry.weight)


def _own(language: str, data: Path) -> Iterator[Entry]:
    """Files whose name ends with ``dev`` are held out; BIO columns are a form first and a tag last, tab between them."""
    for path in sorted(data.rglob("*")):
        held_out = "all" if path.stem.endswith("dev") else ""
        relative = path.relative_to(data).as_posix()
        if path.suffix == ".conllu":
            yield Entry(language, path.stem, relative, "conllu", _layers(path), "dev" if not held_out else held_out)
        elif path.suffix in (".conll", ".tsv", ".iob2"):
            yield Entry(language, path.stem, relative, "columns", ("entities",), held_out, form=0, tag=-1, scheme="own")


def _layers(path: Path) -> tuple[str, ...]:
    return ("syntax", "entities") if "Ent=B-" in path.read_text(encoding="utf-8") else ("syntax",)
