"""Training morphology and parser; trees without features get them from a teacher first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from spacy.language import Language

from kg.train.build import syntax_pipeline
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
    progress: Progress | None = None,
) -> Language:
    """Encoder, morphologizer and parser. ``bare`` are trees of corpora that annotate no features."""
    if bare and trees:
        bare = with_features(language, trees, bare, recipe=recipe, infinitive=infinitive, progress=progress)
    nlp = syntax_pipeline(language, shape=recipe.shape)
    fit(nlp, [Source([*trees, *bare])], course=recipe.syntax, syntax=True, entities=False, progress=progress)
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
