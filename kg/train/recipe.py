"""What is trained on what, for how long: the numbers behind the pipelines that ship."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.train.build import Shape
from kg.train.fit import Course


@dataclass(frozen=True, slots=True)
class Recipe:
    """``teacher`` gives the features of trees without any and the rare entities of corpora that leave them out."""

    shape: Shape = field(default_factory=Shape)
    teacher: Course = field(default_factory=lambda: Course(steps=700, batch=500))
    syntax: Course = field(default_factory=lambda: Course(steps=3500, batch=800))
    entities: Course = field(default_factory=lambda: Course(steps=3000, batch=600))
