"""The pages' questions, answered over a store in the reading worker: plain values, ready for JSON."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from kg.store import Store

QUESTIONS: Mapping[str, Callable[..., object]] = {}
