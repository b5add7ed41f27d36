"""The figures of a pipeline as a table: one row for every held-out corpus and layer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from spacy.language import Language

from kg.train.corpora import Corpus
from kg.train.score import EntityScore, SyntaxScore, entity_score, parse, syntax_score

CORE = ("PER", "LOC", "ORG")
LABELS = (*CORE, "NORP", "EVENT", "PRODUCT", "WORK")


@dataclass(frozen=True, slots=True)
class SyntaxRow:
    corpus: str
    score: SyntaxScore


@dataclass(frozen=True, slots=True)
class EntityRow:
    """``labels`` are what the micro average runs over."""

    corpus: str
    labels: tuple[str, ...]
    score: EntityScore


@dataclass(frozen=True, slots=True)
class Report:
    """Figures of one language's pipeline; nothing that it was trained on is measured."""

    language: str
    syntax: tuple[SyntaxRow, ...] = ()
    entities: tuple[EntityRow, ...] = ()

    def lines(self) -> Iterable[str]:
        """The tables as text, in per cent."""
        if self.syntax:
            yield f"{self.language}  {'syntax':<18}{'words':>7}{'UAS':>7}{'LAS':>7}{'UPOS':>7}{'feats':>7}{'case':>7}{'lemma':>7}"
            yield from (_syntax_line(row) for row in self.syntax)
        if self.entities:
            yield f"{self.language}  {'entities':<18}{'names':>7}{'P':>7}{'R':>7}{'F1':>7}  labels"
            yield from (_entity_line(row) for row in self.entities)


def report_of(nlp: Language, corpora: Sequence[Corpus]) -> Report:
    """Measure a pipeline on the held-out parts, on gold tokens and without punctuation."""
    syntax: list[SyntaxRow] = []
    entities: list[EntityRow] = []
    for corpus in corpora:
        if not corpus.held_out:
            continue
        docs = parse(nlp, corpus.held_out)
        if "syntax" in corpus.layers and "parser" in nlp.pipe_names:
            syntax.append(SyntaxRow(corpus.name, syntax_score(corpus.held_out, docs)))
        if "entities" in corpus.layers and "ner" in nlp.pipe_names:
            for labels in (CORE, *((label,) for label in LABELS)):
                score = entity_score(corpus.held_out, docs, labels=labels)
                if score.gold:
                    entities.append(EntityRow(corpus.name, labels, score))
    return Report(str(nlp.lang), tuple(syntax), tuple(entities))


def _syntax_line(row: SyntaxRow) -> str:
    score = row.score
    shares = (score.uas, score.las, score.pos, score.morph, score.case, score.lemma)
    cells = "".join(f"{100 * share:7.1f}" if share else "      -" for share in shares)
    return f"    {row.corpus:<18}{score.words:>7}{cells}"


def _entity_line(row: EntityRow) -> str:
    score = row.score
    cells = "".join(f"{100 * share:7.1f}" for share in (score.precision, score.recall, score.f1))
    return f"    {row.corpus:<18}{score.gold:>7}{cells}  {' '.join(row.labels)}"
