"""Makes the handmade corpora importable, and the cluster tables small enough to need no download."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))


@pytest.fixture
def small_clusters(monkeypatch: pytest.MonkeyPatch) -> None:
    tables = {"cluster": {"der": 1.0, "Chef": 5.0, "Berlin": 21.0}, "prob": {"der": -3.0, "Chef": -9.0, "Berlin": -8.0}}
    monkeypatch.setattr("kg.train.clusters.lexeme_table", lambda language, name: tables[name])
