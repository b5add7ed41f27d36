"""Figures on gold tokens: attachment without punctuation, accuracy of tags and lemmas, F1 of exact entity spans."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc

from kg.train.documents import doc_of
from kg.train.samples import Sample, spans_of


@dataclass(frozen=True, slots=True)
class SyntaxScore:
    """Shares of 1 over all words but punctuation; ``case`` over words whose gold features name one."""

    words: int
    uas: float
    las: float
    pos: float
    morph: float
    case: float
    lemma: float


@dataclass(frozen=True, slots=True)
class EntityScore:
    precision: float
    recall: float
    gold: int

    @property
    def f1(self) -> float:
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def parse(nlp: Language, samples: Sequence[Sample]) -> list[Doc]:
    """Every sample as a document of its own, on its gold tokens."""
    docs = (doc_of([sample], vocab=nlp.vocab, syntax=False, entities=False) for sample in samples)
    return list(nlp.pipe(docs, batch_size=64))


def loosened(dep: str) -> str:
    """``acl`` and ``acl:relcl`` count alike: the corpora do not agree on them."""
    return "acl" if dep == "acl:relcl" else dep.lower()  # spaCy writes ROOT


def syntax_score(samples: Sequence[Sample], docs: Iterable[Doc]) -> SyntaxScore:
    count = dict.fromkeys(("words", "uas", "las", "pos", "morph", "lemma", "lemmas", "case", "cases", "morphs"), 0)
    for sample, doc in zip(samples, docs, strict=True):
        for word, token in zip(sample.words, doc, strict=True):
            if word.dep == "punct":
                continue
            head = word.head == token.head.i
            count["words"] += 1
            count["uas"] += head
            count["las"] += head and loosened(word.dep) == loosened(token.dep_)
            count["pos"] += word.pos == token.pos_
            if word.morph:
                count["morphs"] += 1
                count["morph"] += word.morph == str(token.morph)
            gold_case = feature(word.morph, "Case")
            if gold_case:
                count["cases"] += 1
                count["case"] += gold_case == feature(str(token.morph), "Case")
            if word.lemma:
                count["lemmas"] += 1
                count["lemma"] += word.lemma == token.lemma_
    words = max(count["words"], 1)
    return SyntaxScore(
        words=count["words"],
        uas=count["uas"] / words,
        las=count["las"] / words,
        pos=count["pos"] / words,
        morph=count["morph"] / max(count["morphs"], 1),
        case=count["case"] / max(count["cases"], 1),
        lemma=count["lemma"] / max(count["lemmas"], 1),
    )


def feature(morph: str, name: str) -> str:
    return morph.partition(f"{name}=")[2].partition("|")[0]


def entity_score(samples: Sequence[Sample], docs: Iterable[Doc], *, labels: Iterable[str]) -> EntityScore:
    """Micro-averaged over ``labels``. Spans that touch a word whose gold entity is open count neither way."""
    wanted = set(labels)
    right = found = gold = 0
    for sample, doc in zip(samples, docs, strict=True):
        tags = tuple(word.entity for word in sample.words)
        expected = {span for span in spans_of(tags) if span[2] in wanted}
        predicted = {(ent.start, ent.end, ent.label_) for ent in doc.ents if ent.label_ in wanted and "-" not in tags[ent.start : ent.end]}
        right += len(expected & predicted)
        found += len(predicted)
        gold += len(expected)
    return EntityScore(precision=right / max(found, 1), recall=right / max(gold, 1), gold=gold)
