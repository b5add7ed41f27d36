"""Records to drafts: which key of a mapping holds the text, which the title."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from importlib import resources
from types import MappingProxyType

from kg.ingest.dates import read_date
from kg.ingest.draft import Draft, Unreadable


@cache
def guesses() -> dict[str, tuple[str, ...]]:
    """Field to the keys that usually hold it, likeliest first."""
    data = tomllib.loads(resources.files("kg.ingest").joinpath("fields.toml").read_text(encoding="utf-8"))
    return {field: tuple(names) for field, names in data.items()}


def draft_of(record: Mapping[str, object], *, source: str, fields: Mapping[str, str]) -> Draft:
    """The draft in a record; ``fields`` names keys that the user chose. Raises ``Unreadable`` without a text."""
    flat = _flattened(record)
    chosen = fields.get("text", "")
    text = _as_text(_value(flat, "text", fields)) or ("" if chosen else _longest(flat))
    if not text.strip():
        if chosen and chosen.lower() not in flat:
            raise Unreadable(f"it has no field {chosen!r}, only {_listed(flat)}")
        raise Unreadable(f"no field holds its text; it has {_listed(flat)} (name the right one with --field text=NAME)")
    return with_metadata(Draft(text=text, source=source, wrapped=True), record, fields=fields)


def with_metadata(draft: Draft, record: Mapping[str, object], *, fields: Mapping[str, str] = MappingProxyType({})) -> Draft:
    """The draft with the title, date, URL, authors, publisher and language that the record states."""
    flat = _flattened(record)
    return replace(
        draft,
        title=_as_text(_value(flat, "title", fields)),
        published=read_date(_value(flat, "date", fields)),
        publisher=_as_text(_value(flat, "publisher", fields)),
        authors=names_of(_value(flat, "author", fields)),
        url=_as_text(_value(flat, "url", fields)),
        language=_as_text(_value(flat, "language", fields)),
    )


def is_known_name(name: str, fields: Mapping[str, str]) -> bool:
    """Whether a column is called as a field usually is, or as the user says."""
    wanted = name.strip().lower()
    return any(wanted in names for names in guesses().values()) or any(wanted == chosen.lower() for chosen in fields.values())


def _listed(flat: Mapping[str, object]) -> str:
    return ", ".join(sorted(flat)[:12]) or "no fields"


def _longest(flat: Mapping[str, object]) -> str:
    """Where no field is called as a text is, the one with most words, if it has a sentence's length."""
    claimed = {name for field, names in guesses().items() if field != "text" for name in names}
    texts = [value for name, value in sorted(flat.items()) if isinstance(value, str) and name not in claimed]
    best = max(texts, key=lambda value: len(value.split()), default="")
    return best if len(best.split()) >= 5 else ""


def names_of(value: object) -> tuple[str, ...]:
    """Authors as a list, as objects with a name, or in one string with ``;`` or "and" between."""
    if isinstance(value, list | tuple):
        return tuple(name for item in value for name in names_of(item))
    if isinstance(value, Mapping):
        return names_of(value.get("name"))
    text = _as_text(value).strip()
    for mark in (" und ", " and ", " & ", "|", "\n"):
        text = text.replace(mark, ";")
    if ";" not in text and text.count(",") and all(" " in part.strip() for part in text.split(",")):
        text = text.replace(",", ";")
    names = (part.strip() for part in text.split(";"))
    return tuple(name.removeprefix("By ").removeprefix("Von ") for name in names if name and "://" not in name)


def _flattened(record: Mapping[str, object]) -> dict[str, object]:
    """Lower-case keys; one level of nesting as ``outer.inner``; empty values left out."""
    flat: dict[str, object] = {}
    for name, value in record.items():
        if isinstance(value, Mapping):
            flat |= {f"{name}.{inner}".lower(): item for inner, item in value.items()}
        flat[str(name).strip().lower()] = value
    return {name: value for name, value in flat.items() if value not in (None, "") and not (isinstance(value, float) and math.isnan(value))}


def _value(flat: Mapping[str, object], field: str, fields: Mapping[str, str]) -> object:
    chosen = fields.get(field)
    if chosen:
        return flat.get(chosen.lower())
    return next((flat[name] for name in guesses()[field] if name in flat and _as_text(flat[name]).strip()), None)


def _as_text(value: object) -> str:
    """Strings and numbers as text, lists of strings as paragraphs, an object by its name."""
    if isinstance(value, str):
        return value
    if isinstance(value, list | tuple):
        return "\n\n".join(filter(None, map(_as_text, value)))
    if isinstance(value, Mapping):
        return _as_text(value.get("name") or value.get("text"))
    return "" if value is None or isinstance(value, bool) else str(value)
