"""How classes and statuses look: read from ``palette.toml``, free of any drawing library."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from kg.model import Entity, Iri
from kg.model.iri import KG

FALLBACK = "Entity"


@dataclass(frozen=True, slots=True)
class Look:
    """Colours on light and dark ground, and the shape, of a family of classes."""

    light: str
    dark: str
    shape: str
    marker: str


@dataclass(frozen=True, slots=True)
class Line:
    """How an edge of one status is drawn; ``dashes`` in pixels, empty for solid."""

    dashes: tuple[int, ...]
    mark: str
    arrow: str


@dataclass(frozen=True, slots=True)
class Palette:
    """Looks by family, lines by status, in the order of the file, which is the order of the legend."""

    looks: dict[str, Look]
    lines: dict[str, Line]

    def family(self, classes: Iterable[Iri]) -> str:
        """The family of a thing: the first of its classes, most specific first, that has a look."""
        names = (str(c).removeprefix(KG) for c in classes)
        return next((name for name in names if name in self.looks), FALLBACK)


@functools.cache
def palette() -> Palette:
    """The palette that ships with kg."""
    data = tomllib.loads((Path(__file__).parent / "palette.toml").read_text(encoding="utf-8"))
    return Palette(
        looks={name: Look(**look) for name, look in data["family"].items()},
        lines={name: Line(tuple(line["dashes"]), line["mark"], line["arrow"]) for name, line in data["status"].items()},
    )


def is_known(entity: Entity) -> bool:
    """Whether a reader would look for it: things with a name of their own, and events."""
    return entity.named or palette().family(entity.classes) == "Event"
