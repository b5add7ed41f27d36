"""Reading documents in one language: annotate, find clauses and mentions, extract claims, settle who is who within each.

A ``Reader`` is made once per process and language; what it returns for a document depends on that document alone.
"""

from __future__ import annotations

import gc
import itertools
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

from kg import lexicon
from kg.annotate import Annotator
from kg.extract.document import extract
from kg.extract.knowledge import Knowledge
from kg.extract.phrases import Lexicon
from kg.extract.time import TimeData, read_time_data
from kg.language.clauses import clauses_of
from kg.language.grammar import Grammar, grammar_of
from kg.language.mentions import mentions_of
from kg.language.names import NameData, names_of
from kg.language.speech import speech
from kg.language.wording import wording
from kg.model.claim import Extraction
from kg.model.clause import ClauseTree
from kg.model.document import Document
from kg.model.iri import BASE
from kg.model.sentence import Sentence
from kg.ontology import Ontology, read_ontology


@dataclass(frozen=True)
class Reader:
    """All that is needed to read documents of one language."""

    language: str
    annotator: Annotator
    grammar: Grammar
    names: NameData
    times: TimeData
    knowledge: Knowledge

    def read(self, documents: Iterable[Document], *, batch_size: int = 16) -> Iterator[Extraction]:
        """The extractions of documents of this language, in order; works on ``batch_size`` documents at a time."""
        batch: list[Document] = []
        for document in documents:
            batch.append(document)
            if len(batch) == batch_size:
                yield from self._batch(batch)
                batch = []
        yield from self._batch(batch)

    def _batch(self, documents: Sequence[Document]) -> list[Extraction]:
        texts = (d.text for d in documents)
        with _no_collection():
            annotated = self.annotator.annotate(texts, batch_size=max(len(documents), 1))
            return [self.extraction(document, sentences) for document, sentences in zip(documents, annotated, strict=True)]

    def extraction(self, document: Document, sentences: tuple[Sentence, ...]) -> Extraction:
        """What an annotated document claims."""
        mentions = mentions_of(sentences, self.names)
        return extract(document, sentences, mentions, clauses=self.clauses, knowledge=self.knowledge, times=self.times)

    def clauses(self, sentence: Sentence) -> ClauseTree:
        return clauses_of(sentence, self.grammar)

    def parse(self, texts: Sequence[str]) -> list[tuple[tuple[Sentence, ClauseTree], ...]]:
        """Texts as parsed sentences with their clauses."""
        return parse(texts, annotator=self.annotator, grammar=self.grammar)


@contextmanager
def _no_collection() -> Iterator[None]:
    """Without Python's cyclic collector: the values of a batch hold no cycles, and looking for them costs a tenth of the time."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def parse(texts: Sequence[str], *, annotator: Annotator, grammar: Grammar) -> list[tuple[tuple[Sentence, ClauseTree], ...]]:
    """Short texts as parsed sentences with their clauses, one tuple a text.

    They are read as paragraphs of one text, which is much faster than one by one and gives the same; so
    the tokens' offsets are not those of the single texts.
    """
    flat = [" ".join(text.split()) for text in texts]
    starts = list(itertools.accumulate((len(t) + 2 for t in flat), initial=0))
    found: list[list[tuple[Sentence, ClauseTree]]] = [[] for _ in flat]
    for sentences in annotator.annotate(["\n\n".join(flat)]):
        for sentence in sentences:
            found[bisect_right(starts, sentence.tokens[0].start) - 1].append((sentence, clauses_of(sentence, grammar)))
    return [tuple(f) for f in found]


@cache
def ontology_of(files: tuple[Path, ...] = ()) -> Ontology:
    """The shipped ontology with a user's files; read once per process."""
    return read_ontology(extra=files)


@cache
def reader_of(language: str, *, ontology_files: tuple[Path, ...] = (), base: str = BASE, pipeline: Path | None = None) -> Reader:
    """The reader of a language, made once per process; raises ``UnknownLanguage`` or ``OntologyError``."""
    annotator = Annotator(language, path=pipeline)
    grammar = grammar_of(language)
    ontology = ontology_of(ontology_files)
    patterns = lexicon.patterns(
        ontology, language, stamp=stamp(annotator.path, language), read=partial(parse, annotator=annotator, grammar=grammar)
    )
    knowledge = Knowledge(language, ontology, Lexicon(patterns), speech(language), wording(language), base)
    return Reader(language, annotator, grammar, names_of(language), read_time_data(language), knowledge)


@cache
def stamp(pipeline: Path, language: str) -> str:
    """What the shipped patterns were read with: the pipeline's weights and the language's adapter and grammar."""
    here = Path(__file__).parent
    code = sorted((here / "language").glob("*.py")) + [here / "extract" / "frames.py", here / "extract" / "phrases.py"]
    data = sorted((here / "language" / language).glob("*.toml"))
    weights = sorted(p for p in pipeline.rglob("*") if p.is_file() and p.name in ("model", "moves", "config.cfg"))
    return lexicon.stamp_of(*weights, *code, *data)


def compile_phrases(language: str, *, folder: Path = lexicon.SHIPPED) -> tuple[int, int]:
    """Read the shipped ontology's phrases and keep them beside the pipelines; returns (understood, all)."""
    annotator, grammar, ontology = Annotator(language), grammar_of(language), ontology_of()
    phrases = lexicon.phrases_of(ontology, language)
    read = partial(parse, annotator=annotator, grammar=grammar)
    understood = lexicon.save(folder / f"{language}.patterns.json", stamp(annotator.path, language), phrases, read)
    return understood, len(phrases)
