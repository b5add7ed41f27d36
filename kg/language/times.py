"""Words for dates and times of one language, loaded from its ``time.toml`` into declared fields."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from kg.errors import GrammarError

_ENDINGS = ("", "e", "en", "em", "er", "es")


@dataclass(frozen=True, slots=True)
class TimeData:
    """Lower-case words, looked up as sets and mappings; months and weekdays count from 1 and 0.

    ``triggers`` are the words one of which every expression of time without a number holds, ``openers``
    those with which one can begin.
    """

    months: Mapping[str, int]
    month_abbreviations: Mapping[str, int]
    weekdays: Mapping[str, int]
    day_parts: frozenset[str]
    month_before_day: bool
    units: Mapping[str, str]
    relative_days: Mapping[str, int]
    adverb_days: Mapping[str, int]
    relative_years: Mapping[str, int]
    numbers: Mapping[str, int]
    ordinals: Mapping[str, int]
    decades: Mapping[str, int]
    directions: Mapping[str, int]
    words: Mapping[str, frozenset[str]]
    triggers: frozenset[str]
    openers: frozenset[str]


@cache
def read_time_data(language: str) -> TimeData:
    """The time words of a language; raises ``GrammarError`` when the file lacks a key."""
    name = f"{language}/time.toml"
    try:
        data = tomllib.loads(resources.files("kg.language").joinpath(language, "time.toml").read_text(encoding="utf-8"))
        return _time_data(data)
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise GrammarError(f"{name} cannot be read: {error}") from None
    except KeyError as error:
        raise GrammarError(f"{name} has no key {error}") from None


def _time_data(data: Mapping[str, Any]) -> TimeData:
    months = _numbered(data["months"], start=1)
    weekdays = _numbered(data["weekdays"], start=0)
    joined = {day + part: number for day, number in weekdays.items() for part in data["day_parts"]}
    units = {word: unit for unit, words in data["units"].items() for word in words}
    words = {key: frozenset(value) for key, value in data["words"].items()}
    directions = {
        stem + ending: sign
        for key, sign in (("last_stems", -1), ("this_stems", 0), ("next_stems", 1))
        for stem in sorted(words[key])
        for ending in _ENDINGS
    }
    relative = {**data["relative_days"], **data["adverb_days"], **data["relative_years"]}
    abbreviations = _numbered(data["month_abbreviations"], start=1)
    ordinals = {stem + ending: number for stem, number in data["ordinal_stems"].items() for ending in _ENDINGS}
    triggers = frozenset([*months, *abbreviations, *weekdays, *joined, *units, *relative, *data["decades"], *data["day_parts"], *words["stretches"]])
    return TimeData(
        months=months,
        month_abbreviations=abbreviations,
        weekdays={**weekdays, **joined},
        day_parts=frozenset(data["day_parts"]),
        month_before_day=data["month_before_day"],
        units=units,
        relative_days=data["relative_days"],
        adverb_days=data["adverb_days"],
        relative_years=data["relative_years"],
        numbers=data["numbers"],
        ordinals=ordinals,
        decades=data["decades"],
        directions=directions,
        words=words,
        triggers=triggers,
        openers=triggers | words["year"] | frozenset([*directions, *data["numbers"], *ordinals, *words["vague"], "q"]),
    )


def _numbered(rows: Iterable[Iterable[str]], *, start: int) -> dict[str, int]:
    return {word: number for number, row in enumerate(rows, start=start) for word in row}
