"""Samples -> spaCy examples: documents of several sentences, with headlines, other quotation marks and capitals mixed in."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc
from spacy.training import Example
from spacy.vocab import Vocab

from kg.train.samples import UNKNOWN, Sample, Word

_QUOTES = (("„", "“"), ("»", "«"), ("“", "”"), ('"', '"'), ("«", "»"), ("‚", "‘"))


@dataclass(frozen=True, slots=True)
class Variation:
    """How often a sentence is changed before training, as shares of 1."""

    headline: float = 0.08  # the last sentence of a document loses its full stop
    quotes: float = 0.3
    capitals: float = 0.02
    small: float = 0.0  # no capitals at all, as in hasty comments
    title: float = 0.0  # a capital on every longer word, as in English headlines
    single: float = 0.3  # documents of one sentence


def documents(
    samples: Sequence[Sample], *, random_: random.Random, variation: Variation | None = None, longest: int = 4
) -> Iterator[tuple[Sample, ...]]:
    """Neighbouring samples as documents of 1 to ``longest`` sentences, in shuffled order."""
    groups: list[list[Sample]] = []
    index = 0
    while index < len(samples):
        size = 1 if variation and random_.random() < variation.single else random_.randint(1, longest)
        groups.append(list(samples[index : index + size]))
        index += size
    random_.shuffle(groups)
    for group in groups:
        if variation:
            group = [varied(sample, random_=random_, variation=variation) for sample in group]
            if random_.random() < variation.headline:
                group[-1] = without_full_stop(group[-1])
        yield tuple(group)


def varied(sample: Sample, *, random_: random.Random, variation: Variation) -> Sample:
    if random_.random() < variation.capitals:
        return _recased(sample, str.upper)
    if variation.small and random_.random() < variation.small:
        return _recased(sample, str.lower)
    if variation.title and random_.random() < variation.title:
        return _recased(sample, lambda form: form[0].upper() + form[1:] if len(form) > 3 else form)
    if random_.random() < variation.quotes:
        return _requoted(sample, random_.choice(_QUOTES))
    return sample


def _recased(sample: Sample, case: Callable[[str], str]) -> Sample:
    return replace(sample, words=tuple(replace(word, form=case(word.form)) for word in sample.words))


def _requoted(sample: Sample, marks: tuple[str, str]) -> Sample:
    is_open = False
    words: list[Word] = []
    for word in sample.words:
        if word.form in ('"', "„", "“", "”", "»", "«", "''", "``"):
            is_open = not is_open
            word = replace(word, form=marks[0] if is_open else marks[1])
        words.append(word)
    return replace(sample, words=tuple(words))


def without_full_stop(sample: Sample) -> Sample:
    last = len(sample.words) - 1
    if last < 2 or sample.words[last].form != "." or any(word.head == last for word in sample.words):
        return sample
    return replace(sample, words=sample.words[:last])


def doc_of(samples: Sequence[Sample], *, vocab: Vocab, syntax: bool = True, entities: bool = True) -> Doc:
    """One document under the annotation that its samples carry; what they leave open stays unset."""
    words = [word for sample in samples for word in sample.words]
    arguments: dict[str, object] = {}
    if syntax:
        offsets = [start for sample, start in _starts(samples) for _ in sample.words]
        arguments["heads"] = [word.head + offset for word, offset in zip(words, offsets, strict=True)]
        arguments["deps"] = [word.dep for word in words]
        arguments["pos"] = [word.pos for word in words]
        arguments["morphs"] = [word.morph for word in words]
        arguments["lemmas"] = [word.lemma for word in words]
    if entities:
        arguments["ents"] = ["" if word.entity == UNKNOWN else word.entity for word in words]
    doc = Doc(vocab, words=[w.form for w in words], spaces=[w.space for w in words], **arguments)  # type: ignore[arg-type]
    if syntax:
        for token, word in zip(doc, words, strict=True):
            if not word.pos:
                token.set_morph(None)  # type: ignore[attr-defined]  # spaCy: neither part of speech nor features known, so nothing is learnt
    return doc


def _starts(samples: Sequence[Sample]) -> Iterator[tuple[Sample, int]]:
    start = 0
    for sample in samples:
        yield sample, start
        start += len(sample.words)


def example_of(samples: Sequence[Sample], *, vocab: Vocab, syntax: bool = True, entities: bool = True) -> Example:
    reference = doc_of(samples, vocab=vocab, syntax=syntax, entities=entities)
    predicted = Doc(vocab, words=[word.text for word in reference], spaces=[bool(w.whitespace_) for w in reference])
    return Example(predicted, reference)
