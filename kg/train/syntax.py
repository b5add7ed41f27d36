"""Training morphology and parser; trees without features get them from a teacher first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from spacy.language import Language

from kg.train.build import same_encoder, syntax_pipeline
from kg.train.fit import Progress, Source, fit
from kg.train.morphology import with_morphology
from kg.train.recipe import Recipe
from kg.train.samples import Sample


def train_syntax(
    language: str,
    trees: Sequence[Sample],
    bare: Sequence[Sample],
    *,
    recipe: Recipe,
    infinitive: Callable[[str], str],
    inventory: Sequence[Sample] = (),
    progress: Progress | None = None,
) -> Language:
    """Encoder, morphologizer and parser. ``bare`` are trees of corpora that annotate no features.

    Of ``inventory`` only the labels are taken.
    """
    if bare and trees:
        bare = with_features(language, trees, bare, recipe=recipe, infinitive=infinitive, progress=progress)
    first = syntax_pipeline(language, shape=recipe.shape)
    fit(first, [Source([*trees, *bare])], course=recipe.first, syntax=True, entities=False, progress=progress)
    return second_course(first, trees, bare, recipe=recipe, infinitive=infinitive, inventory=inventory, progress=progress)


def second_course(
    first: Language,
    trees: Sequence[Sample],
    bare: Sequence[Sample],
    *,
    recipe: Recipe,
    infinitive: Callable[[str], str],
    inventory: Sequence[Sample] = (),
    progress: Progress | None = None,
) -> Language:
    """New heads on the trained encoder, which goes on learning; ``first`` gives the features of ``bare``."""
    nlp = syntax_pipeline(str(first.lang), shape=recipe.second_shape)
    samples = [*trees, *with_morphology(bare, teacher=first, infinitive=infinitive)]
    fit(
        nlp,
        [Source(samples)],
        course=recipe.syntax,
        syntax=True,
        entities=False,
        initial=same_encoder(first),
        inventory=inventory,
        progress=progress,
    )
    if recipe.syntax_further.steps:
        samples = [*trees, *with_morphology(bare, teacher=nlp, infinitive=infinitive)]
        course = recipe.syntax_further
        fit(nlp, [Source(samples)], course=course, syntax=True, entities=False, go_on=True, progress=progress)
    return nlp


def with_features(
    language: str,
    trees: Sequence[Sample],
    bare: Sequence[Sample],
    *,
    recipe: Recipe,
    infinitive: Callable[[str], str],
    progress: Progress | None = None,
) -> list[Sample]:
    """``bare`` under the features that a teacher gives them, who learns from ``trees``."""
    teacher = syntax_pipeline(language, shape=recipe.shape)
    sources = [Source(trees), Source([_without_pos(sample) for sample in bare])]
    fit(teacher, sources, course=recipe.teacher, syntax=True, entities=False, progress=progress)
    return with_morphology(bare, teacher=teacher, infinitive=infinitive)


def _without_pos(sample: Sample) -> Sample:
    return replace(sample, words=tuple(replace(word, pos="") for word in sample.words))
