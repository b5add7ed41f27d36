"""How the ontology's phrases were understood, for ``kg ontology check``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from kg.annotate import Annotator
from kg.extract.phrases import Pattern, read_phrases
from kg.language.grammar import grammar_of
from kg.lexicon import phrases_of
from kg.model.iri import shorten
from kg.reading import ontology_of, parse

LANGUAGES = ("de", "en")


@dataclass(frozen=True, slots=True)
class Understood:
    """A phrase with what it was read as; ``reading`` is empty when it was not understood."""

    term: str
    language: str
    text: str
    reading: str


def understood(files: tuple[Path, ...], *, language: str = "", shipped: bool = True) -> tuple[Understood, ...]:
    """Read the phrases of the given files (and the shipped ones), sorted by term, language and phrase."""
    names = {path.name for path in files}
    results: list[Understood] = []
    for code in (language,) if language else LANGUAGES:
        results += _of_language(files, code, names, shipped)
    return tuple(sorted(results, key=lambda u: (u.term, u.language, u.text)))


def _of_language(files: tuple[Path, ...], language: str, names: set[str], shipped: bool) -> Iterator[Understood]:
    ontology = ontology_of(files)
    sources = {(p.term, p.text): p.source for p in ontology.phrases}
    wanted = [p for p in phrases_of(ontology, language) if shipped or Path(sources[(p.term, p.text)]).name in names]
    if not wanted:
        return
    read = partial(parse, annotator=Annotator(language), grammar=grammar_of(language))
    for phrase, pattern in zip(wanted, read_phrases(wanted, read=read), strict=True):
        yield Understood(shorten(phrase.term), language, phrase.text, reading(pattern) if pattern else "")


def reading(pattern: Pattern) -> str:
    """A pattern in words: ``verb übernehmen: subject=subject, object=object``."""
    slots = ", ".join(f"{name}={'/'.join(path)}" for name, path in pattern.slots)
    fixed = "".join(f", {slot}={lemma!r}" for slot, lemma in pattern.fixed)
    return f"{'not ' if pattern.negated else ''}{pattern.kind} {pattern.predicate}: {slots}{fixed}"
