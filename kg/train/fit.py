"""The training loop: a fixed number of steps, falling learning rate, averaged weights; no early stopping, so nothing is tuned on what is held out."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from spacy.language import Language
from spacy.training import Example
from thinc.api import Adam, fix_random_seed

from kg.annotate.ops import use_one_thread
from kg.train.documents import Variation, documents, example_of
from kg.train.samples import Sample

Progress = Callable[[int, dict[str, float]], None]


@dataclass(frozen=True, slots=True)
class Course:
    """How long and how to train: ``batch`` words a step at the end, a tenth of it at the start."""

    steps: int = 3000
    batch: int = 1000
    dropout: float = 0.25
    rate: float = 0.001
    final_rate: float = 0.1  # of ``rate``
    seed: int = 7
    variation: Variation = field(default_factory=Variation)


@dataclass(frozen=True, slots=True)
class Source:
    """Samples that are trained on together; of every round each is seen ``weight`` times."""

    samples: Sequence[Sample]
    weight: int = 1


def fit(
    nlp: Language,
    sources: Sequence[Source],
    *,
    course: Course,
    syntax: bool,
    entities: bool,
    initial: Callable[[Language], None] | None = None,
    go_on: bool = False,
    inventory: Sequence[Sample] = (),
    progress: Progress | None = None,
) -> None:
    """Train in place, from scratch unless to ``go_on``; ``initial`` may set weights before the first step.

    Of ``inventory`` only the labels are taken, so that later training can go on with them.

    The weights left in ``nlp`` are averages over the steps. Deterministic for the same arguments.
    """
    use_one_thread()
    fix_random_seed(course.seed)
    random_ = random.Random(course.seed)
    if not go_on:
        every = [[sample] for samples in (*(source.samples for source in sources), inventory) for sample in samples]
        first = [example_of(group, vocab=nlp.vocab, syntax=syntax, entities=entities) for group in every]
        nlp.initialize(lambda: first)
    if initial is not None:
        initial(nlp)
    optimizer = Adam(learn_rate=course.rate, L2=0.01, L2_is_weight_decay=True, grad_clip=1.0, use_averages=True)
    batches = _batches(sources, nlp=nlp, course=course, random_=random_, syntax=syntax, entities=entities)
    losses: dict[str, float] = {}
    for step in range(course.steps):
        done = step / course.steps
        optimizer.learn_rate = course.rate * (1 - (1 - course.final_rate) * done)
        nlp.update(next(batches), drop=course.dropout, sgd=optimizer, losses=losses)
        if progress and (step + 1) % 100 == 0:
            progress(step + 1, dict(losses))
            losses = {}
    with nlp.use_params(optimizer.averages):
        weights = nlp.to_bytes(exclude=["vocab", "tokenizer"])
    nlp.from_bytes(weights, exclude=["vocab", "tokenizer"])


def _batches(
    sources: Sequence[Source],
    *,
    nlp: Language,
    course: Course,
    random_: random.Random,
    syntax: bool,
    entities: bool,
) -> Iterator[list[Example]]:
    size = course.batch / 10
    batch: list[Example] = []
    words = 0
    while True:
        groups = [
            group
            for source in sources
            for _ in range(source.weight)
            for group in documents(source.samples, random_=random_, variation=course.variation)
        ]
        random_.shuffle(groups)
        for group in groups:
            batch.append(example_of(group, vocab=nlp.vocab, syntax=syntax, entities=entities))
            words += sum(len(sample.words) for sample in group)
            if words >= size:
                yield batch
                batch, words = [], 0
                size = min(size * 1.005, course.batch)
