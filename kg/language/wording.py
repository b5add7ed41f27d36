"""How a language puts relations into words, loaded from its ``wording.toml``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Any

from kg.errors import GrammarError, UnknownLanguage


@dataclass(frozen=True, slots=True)
class Wording:
    """Slots and words that the extraction rules rely on; every key of the file is a field here.

    ``passive`` is a format with ``{participle}``, the two labels are formats with ``{noun}``.
    ``closed_compounds`` tells that compound nouns are written together (German).
    """

    closed_compounds: bool
    free_word_order: bool
    passive: str
    occurring: tuple[str, ...]
    affecting: tuple[str, ...]
    agents: tuple[str, ...]
    causes: tuple[str, ...]
    means: tuple[str, ...]
    own_acts: tuple[str, ...]
    losing: tuple[str, ...]
    office_prepositions: tuple[str, ...]
    former: tuple[str, ...]
    former_prefixes: tuple[str, ...]
    designated: tuple[str, ...]
    former_label: str
    designated_label: str
    belonging: str
    position_label: str
    being: tuple[str, ...]
    as_prepositions: tuple[str, ...]
    as_verbs: tuple[str, ...]
    light_verbs: tuple[str, ...]
    measures: tuple[str, ...]
    ranks: tuple[str, ...]
    sorting: tuple[str, ...]
    bare_kinds: tuple[str, ...]
    where: tuple[str, ...]
    placing_places: tuple[str, ...]
    two_way: tuple[str, ...]
    origins: tuple[str, ...]
    figurative: tuple[str, ...]
    greeting: tuple[str, ...]
    affiliations: tuple[str, ...]
    places_by_comma: bool
    intensifiers: tuple[str, ...]
    bodies: tuple[str, ...]
    linking: tuple[str, ...]
    example_markers: tuple[str, ...]


def read_wording(path: Path) -> Wording:
    """Load a ``wording.toml``; raises ``GrammarError`` naming the file and the missing or unknown key."""
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    names = {f.name for f in fields(Wording)}
    if wrong := sorted(names ^ data.keys()):
        kind = "missing" if wrong[0] in names else "unknown"
        raise GrammarError(f"{path}: {kind} key {wrong[0]!r}; the keys are those of kg.language.wording.Wording")
    values: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in data.items()}
    return Wording(**values)


@cache
def wording(language: str) -> Wording:
    """The wording data that ships for a language; raises ``UnknownLanguage``."""
    here = Path(__file__).parent
    path = here / language / "wording.toml"
    if not path.is_file():
        raise UnknownLanguage(language, known=(p.parent.name for p in here.glob("*/wording.toml")))
    return read_wording(path)
