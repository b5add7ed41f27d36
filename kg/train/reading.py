"""Unannotated text whose entities two recognisers agree on: more to learn from, where the data folder has any."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from kg.train.corpora import Corpus, letters, manifest_texts
from kg.train.samples import UNKNOWN, Sample, Word, tags_of
from kg.train.score import parse

SHORTEST = 4
"""Lines of fewer words are headings and dates."""


def texts_of(language: str, data: Path) -> Iterator[str]:
    """Paragraphs of the articles that the manifest knows for the language and that are there."""
    data = data / "corpora" if (data / "corpora").is_dir() else data
    for path in manifest_texts(language):
        if (data / path).is_file():
            with (data / path).open(encoding="utf-8") as lines:
                for line in lines:
                    yield from (part for part in str(json.loads(line)["text"]).split("\n") if part.strip())


def sentences_of(texts: Iterable[str], *, syntax: Language, corpora: Sequence[Corpus], most: int) -> list[Sample]:
    """At most ``most`` sentences as ``syntax`` cuts them, none of them among those of the corpora."""
    annotated = {letters(s) for corpus in corpora for s in (*corpus.train, *corpus.held_out)}
    samples = (_sample(doc, start, end) for doc in syntax.pipe(texts) for start, end in ((s.start, s.end) for s in doc.sents))
    fresh = (s for s in samples if len(s.words) >= SHORTEST and letters(s) not in annotated)
    return list(islice(fresh, most))


def _sample(doc: Doc, start: int, end: int) -> Sample:
    return Sample(tuple(Word(token.text, space=bool(token.whitespace_)) for token in doc[start:end] if not token.is_space))


def agreed(samples: Sequence[Sample], *, recognisers: tuple[Language, Language]) -> list[Sample]:
    """The samples under the entities that both recognisers see; words that only one of them counts to an entity are open."""
    one, other = (parse(nlp, samples) for nlp in recognisers)
    results = []
    for sample, first, second in zip(samples, one, other, strict=True):
        spans, others = ({(ent.start, ent.end, ent.label_) for ent in doc.ents} for doc in (first, second))
        tags = list(tags_of(sorted(spans & others), length=len(sample.words)))
        for start, end, _ in spans ^ others:
            tags[start:end] = [UNKNOWN] * (end - start)
        results.append(sample.with_entities(tuple(tags)))
    return results
