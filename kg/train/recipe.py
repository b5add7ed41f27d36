"""What is trained on what, for how long: the numbers behind the pipelines that ship."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.train.build import Shape
from kg.train.fit import Course


@dataclass(frozen=True, slots=True)
class Recipe:
    """Courses and sizes of all stages.

    ``teacher`` gives the features of trees without any and the rare entities of corpora that leave them out. The
    ``first`` course trains the encoder; in the second, ``syntax``, it goes on under a new morphologizer and a parser
    that sees more. ``finish`` is the last stretch, on everything.
    """

    shape: Shape = field(default_factory=Shape)
    second_shape: Shape = field(default_factory=lambda: Shape(hidden=128, wide_state=True))
    entity_shape: Shape = field(default_factory=lambda: Shape(depth=4))
    teacher: Course = field(default_factory=lambda: Course(steps=700, batch=500))
    first: Course = field(default_factory=lambda: Course(steps=3500, batch=800))
    syntax: Course = field(default_factory=lambda: Course(steps=3000, batch=1000))
    finish: Course = field(default_factory=lambda: Course(steps=600, batch=800, rate=0.0004))
    lemma_forms: int = 150_000
    entities: Course = field(default_factory=lambda: Course(steps=3000, batch=600))
