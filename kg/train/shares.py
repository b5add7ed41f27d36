"""Which sentences of the corpora are for what: trees with and without features, entities, trees to be given entities."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from kg.train.corpora import Corpus, read_corpora
from kg.train.labels import all_types
from kg.train.ner import Marked, Votes, votes_of
from kg.train.projection import projected
from kg.train.samples import Sample

WHOLE = 9  # words; shorter lines of machine-marked corpora are headings and fragments
PARALLEL = "PUD"  # the same sentences in all languages, entities in some


def part_of(corpus: Corpus, *, held_out: bool) -> tuple[Sample, ...]:
    """What may be trained on: everything, or without what is held out for the figures."""
    return corpus.train + corpus.held_out if held_out else corpus.train


def trees_of(corpora: Sequence[Corpus], *, held_out: bool) -> list[Sample]:
    return [s for corpus in corpora if _has_features(corpus) for s in part_of(corpus, held_out=held_out)]


def bare_trees(corpora: Sequence[Corpus], *, held_out: bool) -> list[Sample]:
    """Trees of corpora that annotate no morphological features."""
    bare = [c for c in corpora if "syntax" in c.layers and not _has_features(c)]
    return [s for corpus in bare for s in part_of(corpus, held_out=held_out)]


def marked_of(corpora: Sequence[Corpus], *, held_out: bool) -> list[Marked]:
    """Samples with entities, by the types that their corpus tells apart."""
    marked = [Marked(part_of(c, held_out=held_out), c.types or all_types(), c.weight) for c in corpora if "entities" in c.layers]
    return [part for part in marked if part.samples]


def doubtful_of(corpora: Sequence[Corpus]) -> list[Sample]:
    """Whole sentences whose entities a machine marked, not always rightly."""
    samples = (s for c in corpora if "doubtful" in c.layers for s in c.train)
    return [s for s in samples if len(s.words) >= WHOLE and s.words[-1].form == "."]


def unmarked_trees(corpora: Sequence[Corpus]) -> list[Sample]:
    """Trees whose entities no corpus tells, nothing held out among them."""
    return [s for c in corpora if c.layers == ("syntax",) and c.name != PARALLEL for s in c.train]


def parallel_entities(language: str, corpora: Sequence[Corpus], data: Path) -> Marked | None:
    """English PUD with the entities of German PUD; none for other languages or when one of them is missing."""
    if language != "en":
        return None
    english = next((c for c in corpora if c.name == PARALLEL), None)
    german = next((c for c in read_corpora("de", data) if c.name == "UNER PUD"), None)
    if english is None or german is None or len(english.train) != len(german.train):
        return None
    return Marked(tuple(projected(english.train, german.train)), all_types())


def votes_from(language: str, data: Path) -> Votes:
    """Names that the other language's corpora know: they are mostly the same."""
    other = {"de": "en", "en": "de"}.get(language, "")
    corpora = read_corpora(other, data) if other == "de" else []
    return votes_of(s for c in corpora if "entities" in c.layers for s in c.train)


def _has_features(corpus: Corpus) -> bool:
    return "syntax" in corpus.layers and any(s.has_morphology for s in corpus.train + corpus.held_out)
