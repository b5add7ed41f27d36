"""The words of the pages (texts.toml)."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path


@cache
def texts() -> dict[str, dict[str, str]]:
    """The texts by language and key."""
    return tomllib.loads((Path(__file__).parent / "texts.toml").read_text(encoding="utf-8"))
