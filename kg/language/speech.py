"""Words that tell who vouches for a statement, loaded from ``speech.toml`` of each language."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Any

from kg.errors import GrammarError, UnknownLanguage


@dataclass(frozen=True, slots=True)
class Speech:
    """Lemmas, grouped by what they do to the clause they govern; every key of the file is a field here."""

    say: frozenset[str]
    deny: frozenset[str]
    plan: frozenset[str]
    implicative: frozenset[str]
    negative_implicative: frozenset[str]
    factive: frozenset[str]
    according_prepositions: frozenset[str]
    according_frames: frozenset[tuple[str, str]]
    according_nouns: frozenset[str]
    source_prepositions: frozenset[str]
    own_words: frozenset[str]
    report_markers: frozenset[str]
    ascribing_adverbs: frozenset[str]
    hedges_possible: frozenset[str]
    hedges_reported: frozenset[str]
    negating_adjectives: frozenset[str]
    prevent: frozenset[str]
    feared: frozenset[str]
    looming: frozenset[str]
    unrealised_nouns: frozenset[str]
    hearsay_modals: frozenset[str]
    realised_past_modals: frozenset[str]
    conditional_markers: frozenset[str]
    content_markers: frozenset[str]
    purpose_markers: frozenset[str]
    negative_markers: frozenset[str]
    occur: frozenset[str]
    place_prepositions: frozenset[str]


def read_speech(path: Path) -> Speech:
    """Load a ``speech.toml``; raises ``GrammarError`` naming the file and the missing or unknown keys."""
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    names = {f.name for f in fields(Speech)}
    if wrong := sorted(names ^ data.keys()):
        kind = "missing" if wrong[0] in names else "unknown"
        raise GrammarError(f"{path}: {kind} key {wrong[0]!r}; the keys are those of kg.language.speech.Speech")
    values: dict[str, Any] = {key: frozenset(tuple(v) if isinstance(v, list) else v for v in value) for key, value in data.items()}
    return Speech(**values)


@cache
def speech(language: str) -> Speech:
    """The speech data that ships for a language; raises ``UnknownLanguage``."""
    here = Path(__file__).parent
    path = here / language / "speech.toml"
    if not path.is_file():
        raise UnknownLanguage(language, known=(p.parent.name for p in here.glob("*/speech.toml")))
    return read_speech(path)
