"""What is trained on what, for how long: the numbers behind the pipelines that ship."""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace
from typing import Any

from kg.train.build import Shape
from kg.train.documents import Variation
from kg.train.fit import Course


@dataclass(frozen=True, slots=True)
class Recipe:
    """Courses and sizes of all stages; those of German, from which `recipe_of` departs for other languages.

    ``teacher`` gives the features of trees without any and the rare entities of corpora that leave them out. The
    ``first`` course trains the encoder; in the second, ``syntax``, it goes on under a new morphologizer and a parser
    that sees more; ``syntax_further`` goes on with all. ``finish`` and ``entities_finish`` are the last stretch, on
    everything. Where there is a corpus that a machine marked, it is learnt from in ``entities_doubtful``, and what is
    wrong in it is unlearnt in ``entities_settled``.
    """

    shape: Shape = field(default_factory=Shape)
    second_shape: Shape = field(default_factory=lambda: Shape(hidden=128, wide_state=True))
    entity_shape: Shape = field(default_factory=lambda: Shape(depth=4))
    teacher: Course = field(default_factory=lambda: Course(steps=700, batch=500))
    first: Course = field(default_factory=lambda: Course(steps=3500, batch=800))
    syntax: Course = field(default_factory=lambda: Course(steps=3000))
    syntax_further: Course = field(default_factory=lambda: Course(steps=0, rate=0.0007, final_rate=0.05, seed=11))
    finish: Course = field(default_factory=lambda: Course(steps=600, batch=800, rate=0.0004))
    entities: Course = field(default_factory=lambda: Course(steps=3000, batch=600))
    entities_further: Course = field(default_factory=lambda: Course(steps=1000, batch=600, rate=0.0007, final_rate=0.05, seed=11))
    entities_doubtful: Course = field(default_factory=lambda: Course(steps=1500, batch=600, dropout=0.3, rate=0.0007, final_rate=0.05, seed=13))
    entities_settled: Course = field(default_factory=lambda: Course(steps=900, batch=600, dropout=0.3, rate=0.0006, final_rate=0.05, seed=17))
    entities_finish: Course = field(default_factory=lambda: Course(steps=350, batch=600, rate=0.0004))
    lemma_forms: int = 100_000


def shortened(recipe: Recipe, share: float) -> Recipe:
    """The recipe with ``share`` of its steps in every course: to see it work, or to try out data, in a fraction of the time."""
    parts = {f.name: getattr(recipe, f.name) for f in fields(recipe)}
    courses: dict[str, Any] = {name: part for name, part in parts.items() if isinstance(part, Course) and part.steps}
    return replace(recipe, **{name: replace(course, steps=max(1, round(course.steps * share))) for name, course in courses.items()})


def recipe_of(language: str) -> Recipe:
    """English has more trees, so its parser learns longer; its names, many of them guessed, are learnt in more guises."""
    recipe = Recipe()
    if language != "en":
        return recipe
    guises = Variation(small=0.04, title=0.03)
    return replace(
        recipe,
        syntax=replace(recipe.syntax, steps=3500),
        syntax_further=replace(recipe.syntax_further, steps=2300),
        finish=replace(recipe.finish, steps=400),
        entities=replace(recipe.entities, dropout=0.3, variation=guises),
        entities_further=replace(recipe.entities_further, dropout=0.3, variation=guises),
    )
