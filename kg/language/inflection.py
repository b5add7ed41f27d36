"""Inflection told by endings: the gender of nouns and their nominative plural."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

_HERE = Path(__file__).parent
_LONGEST_ENDING = 9


def grammatical_gender(noun: str, language: str) -> str:
    """``Masc``, ``Fem`` or ``Neut`` by the noun's ending; ``""`` in a language without grammatical gender."""
    endings = _endings(language, "genders")
    return _longest(noun, endings) or "Masc" if endings else ""


def nominative_plural(noun: str, language: str) -> str:
    """The nominative of a noun in the dative plural: "Ausfällen" -> "Ausfälle"; as it is in a language without cases."""
    if noun.endswith("n") and _longest(noun, _endings(language, "plurals")) == "shorter":
        return noun[:-1]
    return noun


def _longest(noun: str, endings: Mapping[str, str]) -> str:
    word = f"^{noun.lower()}"
    return next((endings[word[i:]] for i in range(max(0, len(word) - _LONGEST_ENDING), len(word)) if word[i:] in endings), "")


@cache
def _endings(language: str, name: str) -> Mapping[str, str]:
    path = _HERE / language / f"{name}.toml"
    if not path.is_file():
        return {}
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    return {ending: key for key, endings in data.items() for ending in str(endings).split()}
