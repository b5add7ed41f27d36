"""Where the trained pipelines are, and loading them once."""

from __future__ import annotations

from functools import cache
from importlib import resources
from pathlib import Path
from typing import cast

import spacy
from spacy.language import Language
from thinc.api import use_ops

import kg.annotate.features
import kg.annotate.lemmatizer  # noqa: F401  both register with spaCy what the pipelines name
from kg.annotate.ops import NAME, use_one_thread
from kg.errors import UnknownLanguage


def shipped(language: str) -> Path:
    """The folder of the pipeline that comes with kg; `UnknownLanguage` if there is none."""
    folder = cast(Path, resources.files("kg.language") / "pipelines")
    known = sorted(path.parent.name for path in folder.glob("*/config.cfg"))
    if language not in known:
        raise UnknownLanguage(language, known=known)
    return folder / language


@cache
def load(path: Path) -> Language:
    """The pipeline in a folder, loaded at the first call of the process."""
    use_one_thread()
    with use_ops(NAME):
        return spacy.load(path)
