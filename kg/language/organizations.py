"""Organizations known from outside: their classes, and which names mean the same one."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

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
def unique_beginnings() -> tuple[str, ...]:
    """Beginnings of names, in small letters, that only one body in the world has ("bundes")."""
    return tuple(_data()["unique"]["beginnings"])


@cache
def _index() -> Mapping[str, KnownOrganization]:
    tables = {kind: table["names"] for kind, table in _data().items() if "names" in table}
    return {name: KnownOrganization(names[0], kind) for kind, bodies in tables.items() for names in bodies for name in names}


@cache
def _data() -> Mapping[str, Any]:
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))
