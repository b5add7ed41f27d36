"""Training goes on: at last on everything, the held-out parts included."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from spacy.language import Language

from kg.train.fit import Course, Progress, Source, fit
from kg.train.morphology import with_morphology
from kg.train.ner import Marked, completed
from kg.train.recipe import Recipe
from kg.train.samples import Sample
from kg.train.score import parse


def finish_syntax(
    nlp: Language,
    trees: Sequence[Sample],
    bare: Sequence[Sample],
    *,
    recipe: Recipe,
    infinitive: Callable[[str], str],
    progress: Progress | None = None,
) -> None:
    """In place. Trees without features get those that ``nlp`` itself gives them, within what the trees allow."""
    if bare:
        bare = with_morphology(bare, teacher=nlp, infinitive=infinitive)
    fit(nlp, [Source([*trees, *bare])], course=recipe.finish, syntax=True, entities=False, go_on=True, progress=progress)


def further_entities(
    nlp: Language,
    marked: Sequence[Marked],
    silver: Sequence[Sample],
    *,
    course: Course,
    progress: Progress | None = None,
) -> None:
    """In place. ``nlp`` itself completes the corpora that mark only some types, better than its teacher did."""
    every = frozenset().union(*(part.types for part in marked))
    samples = list(silver)
    for part in marked:
        missing = every - part.types
        known = completed(part.samples, parse(nlp, part.samples), types=missing) if missing else list(part.samples)
        samples += known * part.weight
    fit(nlp, [Source(samples)], course=course, syntax=False, entities=True, go_on=True, progress=progress)
