"""A user's corrections, kept in a YAML file and replayed at every build: merge, split, rename, reject, add.

    - merge: {into: Ada Muster, from: [A. Muster]}
    - split: {entity: Washington, documents: [https://a.example/1], name: "Washington, D.C.", class: kg:City}
    - rename: {entity: Musterwerk, label: Musterwerke AG}
    - reject: {subject: Ada Muster, predicate: kg:owns, object: Musterwerk}
    - add: {subject: Ada Muster, predicate: kg:leads, object: Musterwerk, note: "her letter of 5 May"}

Entities are named by label, other name or IRI, predicates by prefixed name, label or IRI; a part left out of a
rejection fits everything.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from kg.errors import CorrectionError

_KEYS: dict[str, tuple[frozenset[str], frozenset[str]]] = {  # action -> keys that it needs, keys that it may have
    "merge": (frozenset({"into", "from"}), frozenset({"note"})),
    "split": (frozenset({"entity", "documents", "name"}), frozenset({"class", "note"})),
    "rename": (frozenset({"entity", "label"}), frozenset({"note"})),
    "reject": (frozenset(), frozenset({"subject", "predicate", "object", "statement", "entity", "note"})),
    "add": (frozenset({"subject", "predicate", "object"}), frozenset({"note", "class"})),
}


@dataclass(frozen=True, slots=True)
class Correction:
    """One correction: ``action`` is merge, split, rename, reject or add; ``values`` as in the file."""

    action: str
    values: Mapping[str, str | tuple[str, ...]] = field(default_factory=dict)

    def text(self, key: str) -> str:
        value = self.values.get(key, "")
        return value if isinstance(value, str) else value[0] if value else ""

    def texts(self, key: str) -> tuple[str, ...]:
        value = self.values.get(key, ())
        return (value,) if isinstance(value, str) else value


@dataclass(frozen=True, slots=True)
class Corrections:
    """A file of corrections in order, with its text, which is the evidence for what it adds."""

    items: tuple[Correction, ...]
    text: str = ""


def read_corrections(path: Path) -> Corrections:
    """Read a YAML file of corrections; raises ``CorrectionError`` that says which entry is wrong and why."""
    try:
        text = path.read_text(encoding="utf-8")
        data = yaml.safe_load(text)
    except (OSError, UnicodeDecodeError) as error:
        raise CorrectionError(f"{path}: the corrections cannot be read ({error})") from error
    except yaml.YAMLError as error:
        raise CorrectionError(f"{path}: this is not YAML ({' '.join(str(error).split())})") from error
    if data is None:
        return Corrections((), text)
    if not isinstance(data, list):
        raise CorrectionError(f"{path}: corrections are a list; begin each with '- merge:', '- split:', '- rename:', '- reject:' or '- add:'")
    return Corrections(tuple(_correction(entry, f"{path}, entry {number}") for number, entry in enumerate(data, 1)), text)


def append_correction(path: Path, correction: Correction) -> None:
    """Write one more correction at the end of the file, which is made if need be."""
    checked = _correction({correction.action: _plain(correction.values)}, str(path))
    line = yaml.safe_dump([{checked.action: _plain(checked.values)}], allow_unicode=True, default_flow_style=None, sort_keys=False, width=10_000)
    before = path.read_text(encoding="utf-8") if path.exists() else ""
    separator = "\n" if before and not before.endswith("\n") else ""
    path.write_text(f"{before}{separator}{line}", encoding="utf-8")
    read_corrections(path)


def _plain(values: Mapping[str, str | tuple[str, ...]]) -> dict[str, Any]:
    return {key: list(value) if isinstance(value, tuple) else value for key, value in values.items()}


def _correction(entry: Any, where: str) -> Correction:
    if not isinstance(entry, dict) or len(entry) != 1:
        raise CorrectionError(f"{where}: one of {', '.join(_KEYS)} with its values is wanted")
    action, values = next(iter(entry.items()))
    if action not in _KEYS:
        raise CorrectionError(f"{where}: {action!r} is none of {', '.join(_KEYS)}")
    needed, possible = _KEYS[action]
    if not isinstance(values, dict):
        raise CorrectionError(f"{where}: {action} wants values such as {{{', '.join(sorted(needed or possible))}}}")
    if missing := sorted(needed - values.keys()):
        raise CorrectionError(f"{where}: {action} lacks {', '.join(missing)}")
    if unknown := sorted(map(str, values.keys() - needed - possible)):
        raise CorrectionError(f"{where}: {action} has no {', '.join(unknown)}; it takes {', '.join(sorted(needed | possible))}")
    if action == "reject" and not values.keys() - {"note"}:
        raise CorrectionError(f"{where}: reject wants a statement, an entity, or a part of a statement")
    return Correction(action, {str(key): _value(value, where) for key, value in values.items()})


def _value(value: Any, where: str) -> str | tuple[str, ...]:
    if isinstance(value, list):
        return tuple(_text(v, where) for v in value)
    return _text(value, where)


def _text(value: Any, where: str) -> str:
    if isinstance(value, str | int | float) and str(value).strip():
        return str(value).strip()
    raise CorrectionError(f"{where}: {value!r} is no text; put it in quotes")
