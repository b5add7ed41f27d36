"""Organizations known from outside: their classes, and which names mean the same one."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_FILE = Path(__file__).parent / "organizations.toml"


@dataclass(frozen=True, slots=True)
class KnownOrganization:
    """An organization: its fullest name, and the local name of its class in the ontology."""

    name: str
    kind: str


def organization_of(name: str) -> KnownOrganization | None:
    """The organization that a name means, spelt exactly so; ``None`` for one that is not known."""
    return _index().get(name)


@cache
def _index() -> Mapping[str, KnownOrganization]:
    data = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return {name: KnownOrganization(names[0], kind) for kind, table in data.items() for names in table["names"] for name in names}
