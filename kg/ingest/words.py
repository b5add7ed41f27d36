"""The word lists of ``furniture.toml``, loaded once into declared fields."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

_EDGES = re.compile(r"^[\W_]+|[\W_]+$")


@dataclass(frozen=True, slots=True)
class Furniture:
    """What tells page furniture from the article; sets hold keys as ``key`` makes them."""

    drop: frozenset[str]
    drop_starts: tuple[str, ...]
    drop_patterns: re.Pattern[str]
    buttons: frozenset[str]
    ends: frozenset[str]
    end_patterns: re.Pattern[str]
    teasers: tuple[str, ...]
    imprints: tuple[re.Pattern[str], ...]
    byline: re.Pattern[str]
    between: re.Pattern[str]
    never_in_names: frozenset[str]
    desks: frozenset[str]
    breadcrumb: re.Pattern[str]
    agencies: re.Pattern[str]
    around_dates: frozenset[str]
    changed: frozenset[str]


def key(line: str) -> str:
    """A line without case and without marks at its ends, as the word lists hold it.

    >>> key("You may also like:")
    'you may also like'
    """
    return _EDGES.sub("", line.replace("’", "'")).lower()


@cache
def furniture() -> Furniture:
    data = tomllib.loads(resources.files("kg.ingest").joinpath("furniture.toml").read_text(encoding="utf-8"))
    drop, ends, byline, breadcrumb, dateline = (data[name] for name in ("drop", "ends", "byline", "breadcrumb", "dateline"))
    marks = _any(breadcrumb["marks"])
    agencies = _any(dateline["agencies"])
    return Furniture(
        drop=frozenset(map(key, drop["exact"])),
        drop_starts=tuple(drop["starts"]),
        drop_patterns=_whole(drop["patterns"]),
        buttons=frozenset(drop["buttons"]),
        ends=frozenset(map(key, ends["exact"])),
        end_patterns=_whole(ends["patterns"]),
        teasers=tuple(ends["teasers"]),
        imprints=tuple(re.compile(rf"(?:{pattern})\Z", re.IGNORECASE) for pattern in data["imprint"]["patterns"]),
        byline=re.compile(rf"(?:{_any(byline['words'])})\s*:?\s+(?P<names>\S.*)", re.IGNORECASE),
        between=re.compile("|".join(rf"\s{mark}\s" if mark.isalpha() else rf"\s*{re.escape(mark)}\s*" for mark in byline["between"])),
        never_in_names=frozenset(byline["never"]),
        desks=frozenset(byline["desks"]),
        breadcrumb=re.compile(rf"(?:{_any(breadcrumb['roots'])})\s*:?\s*(?:{marks})\s*\S.*", re.IGNORECASE),
        agencies=re.compile(rf"(?:{agencies})(?:\s*[/,]\s*[\w-]+)*\Z", re.IGNORECASE),
        around_dates=frozenset(dateline["around"]),
        changed=frozenset(dateline["changed"]),
    )


def _any(words: list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def _whole(patterns: list[str]) -> re.Pattern[str]:
    return re.compile("(?:" + "|".join(patterns) + r")\Z", re.IGNORECASE)
