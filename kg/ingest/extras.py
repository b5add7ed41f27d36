"""Libraries that only some formats need."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from kg.errors import MissingExtra
from kg.ingest.draft import Unreadable


def load(module: str, *, feature: str) -> Any:
    """The module; raises ``Unreadable`` with the extra's name where it is not installed."""
    try:
        return import_module(module)
    except ImportError:
        raise Unreadable(str(MissingExtra(feature, extra="formats"))) from None
