"""The lemmatiser of the pipelines that ship: exceptions by word form, then rules by word ending, for each kind of word."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import ensure_path

LONGEST_ENDING = 8


@dataclass(frozen=True, slots=True)
class Edit:
    """From a form to its lemma: take out ``infix`` (the ``ge`` of ``abgelehnt``), cut ``cut`` letters, add ``add``."""

    cut: int
    add: str
    infix: str = ""

    def of(self, form: str, *, infixed: Callable[[str, str], str]) -> str:
        if self.infix:
            form = infixed(form, self.infix)
        return form[: len(form) - self.cut] + self.add

    def __str__(self) -> str:
        return f"{self.cut} {self.add} {self.infix}"

    @classmethod
    def read(cls, text: str) -> Edit:
        cut, add, infix = text.split(" ")
        return cls(int(cut), add, infix)


@dataclass(frozen=True, slots=True)
class Table:
    """Of one kind of word (``NOUN``, ``VERB:Part`` ...): form -> lemma, and ending -> edit for all other forms."""

    forms: dict[str, str] = field(default_factory=dict)
    endings: dict[str, Edit] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Lemmas:
    """All tables of a language. ``particles`` are separable prefixes, the longest first."""

    tables: dict[str, Table]
    particles: tuple[str, ...] = ()

    def of(self, form: str, *, pos: str, verb_form: str = "") -> str:
        """The lemma of a form; names and kinds without a table keep their form."""
        table = self.tables.get(self._kind(form, pos=pos, verb_form=verb_form))
        if table is None or pos == "PROPN":
            return form
        for variant in _variants(form, pos=pos):
            if variant in table.forms:
                return table.forms[variant]
        return self._by_ending(form, table=table, pos=pos)

    def _kind(self, form: str, *, pos: str, verb_form: str) -> str:
        if pos not in ("VERB", "AUX") or "VERB:Fin" not in self.tables:
            return pos
        if f"VERB:{verb_form}" in self.tables:
            return f"VERB:{verb_form}"
        return "VERB:Part" if self.without(form, "ge") != form else "VERB:Fin"

    def _by_ending(self, form: str, *, table: Table, pos: str) -> str:
        if form.isupper() and len(form) > 1 and pos == "NOUN":
            return form
        form = form if pos in ("NOUN", "X", "SYM", "NUM") else form.lower()
        start, separator, last = form.rpartition("-") if pos == "NOUN" else ("", "", form)
        if separator and last in table.forms:
            return start + separator + table.forms[last]
        for length in range(min(LONGEST_ENDING, len(form)), -1, -1):
            edit = table.endings.get(form[len(form) - length :])
            if edit is not None and edit.cut < len(form):
                return edit.of(form, infixed=self.without)
        return form

    def without(self, form: str, infix: str) -> str:
        """``abgelehnt`` without its ``ge``, ``abzulehnen`` without its ``zu``: after a particle or in front."""
        for particle in self.particles:
            if form.startswith(particle + infix) and len(form) > len(particle) + len(infix) + 2:
                return particle + form[len(particle) + len(infix) :]
        return form.removeprefix(infix)


def _variants(form: str, *, pos: str) -> Iterable[str]:
    yield form
    if pos != "NOUN":
        yield form.lower()
    elif form.isupper():
        yield form.capitalize()


@Language.factory("kg_lemmatizer", assigns=["token.lemma"], requires=["token.pos"])
class Lemmatizer:
    """The pipeline component around `Lemmas`; it overwrites lemmas that are there."""

    def __init__(self, nlp: Language, name: str) -> None:
        self.name = name
        self.use(Lemmas({}))

    def use(self, lemmas: Lemmas) -> None:
        self.lemmas = lemmas
        self._cached = lru_cache(maxsize=100_000)(lambda form, pos, verb_form: lemmas.of(form, pos=pos, verb_form=verb_form))

    def __call__(self, doc: Doc) -> Doc:
        for token in doc:
            pos = token.pos_
            verb_form = "".join(token.morph.get("VerbForm", [])) if pos in ("VERB", "AUX") else ""
            token.lemma_ = self._cached(token.text, pos, verb_form)
        return doc

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        folder = ensure_path(path)
        folder.mkdir(parents=True, exist_ok=True)
        with gzip.GzipFile(folder / "lemmas.tsv.gz", "wb", mtime=0) as file:
            file.write("\n".join(lines_of(self.lemmas)).encode("utf-8"))

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> Lemmatizer:
        with gzip.open(ensure_path(path) / "lemmas.tsv.gz", "rt", encoding="utf-8") as file:
            self.use(lemmas_of(file.read().split("\n")))
        return self


def lines_of(lemmas: Lemmas) -> Iterable[str]:
    """Tab-separated lines, sorted: kind, ``=`` or ``-``, form or ending, lemma or edit; first the particles."""
    yield "\t".join(lemmas.particles)
    for kind, table in sorted(lemmas.tables.items()):
        yield from (f"{kind}\t=\t{form}\t{lemma}" for form, lemma in sorted(table.forms.items()))
        yield from (f"{kind}\t-\t{ending}\t{edit}" for ending, edit in sorted(table.endings.items()))


def lemmas_of(lines: list[str]) -> Lemmas:
    tables: dict[str, Table] = {}
    for line in lines[1:]:
        kind, sign, key, value = line.split("\t")
        table = tables.setdefault(kind, Table())
        if sign == "=":
            table.forms[key] = value
        else:
            table.endings[key] = Edit.read(value)
    return Lemmas(tables, tuple(part for part in lines[0].split("\t") if part))
