"""Label tables: how a corpus's labels become the pipelines' labels. The tables are in ``labels.toml``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Any


@dataclass(frozen=True, slots=True)
class LabelTable:
    """What one language's CoNLL-U goes through; dependency labels that are not in ``deps`` stay."""

    merge_multiword: bool = False
    mark_relative_clauses: bool = False
    finite_from_mood: bool = False
    drop_features: frozenset[str] = frozenset()
    features_of_tag: dict[str, str] = field(default_factory=dict)
    deps: dict[str, str] = field(default_factory=dict)
    has_entities: bool = False

    def dep(self, label: str) -> str:
        return self.deps.get(label, label)

    def morph(self, features: str, *, tag: str = "") -> str:
        """Features sorted as spaCy sorts them, without the dropped ones; what the corpus leaves out is added."""
        if tag in self.features_of_tag:
            return self.features_of_tag[tag]
        parts = [part for part in features.split("|") if part and part.partition("=")[0] not in self.drop_features]
        if self.finite_from_mood and "Mood=" in features and "VerbForm=" not in features:
            parts.append("VerbForm=Fin")
        return "|".join(sorted(parts, key=str.lower))


def label_table(language: str, *, has_entities: bool = False) -> LabelTable:
    raw = _tables()[language]
    return LabelTable(
        merge_multiword=raw["merge_multiword"],
        mark_relative_clauses=raw["mark_relative_clauses"],
        finite_from_mood=raw["finite_from_mood"],
        drop_features=frozenset(raw["drop_features"]),
        features_of_tag=dict(raw["features_of_tag"]),
        deps=dict(raw["dep"]),
        has_entities=has_entities,
    )


def entity_types(scheme: str) -> dict[str, str]:
    """Entity types of a corpus -> ours; ``?`` means open, the empty string none."""
    return dict(_tables()["entities"][scheme])


def all_types() -> frozenset[str]:
    """Every entity type of the pipelines."""
    return frozenset(entity_types("own").values()) - {"", "?"}


def types_marked(scheme: str) -> frozenset[str]:
    """The types that a corpus tells apart, so that their absence means something."""
    return frozenset(entity_types(scheme).values()) - {"", "?"}


@cache
def _tables() -> dict[str, Any]:
    return tomllib.loads((resources.files(__package__) / "labels.toml").read_text(encoding="utf-8"))
