"""Brown clusters as word vectors: a row for every cluster, made from the prefixes of its path in the cluster tree."""

from __future__ import annotations

import gzip
import json
from collections import Counter, defaultdict
from importlib import resources
from importlib.util import find_spec
from pathlib import Path
from typing import cast

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.vectors import Vectors

from kg.errors import MissingExtra

PREFIXES = ((4, 16), (6, 24), (8, 32), (10, 32), (12, 32), (0, 48))
"""(bits of the path, dimensions); 0 bits stand for the whole path."""


def lexeme_table(language: str, name: str) -> dict[str, float]:
    """A table of ``spacy-lookups-data``: ``cluster`` or ``prob`` of a million word forms."""
    if find_spec("spacy_lookups_data") is None:
        raise MissingExtra("training (spacy-lookups-data)", extra="train")
    path = resources.files("spacy_lookups_data") / "data" / f"{language}_lexeme_{name}.json.gz"
    with gzip.open(cast(Path, path), "rt", encoding="utf-8") as file:
        return cast(dict[str, float], json.load(file))


def add_cluster_vectors(nlp: Language, language: str, *, forms: int) -> None:
    """Give the ``forms`` most frequent word forms their cluster's vector, and capitals the one of their plain form."""
    clusters = clusters_of(language)
    probabilities = lexeme_table(language, "prob")
    kept = sorted(clusters, key=lambda form: (-probabilities.get(form, -99.0), form))[:forms]
    rows = {path: row for row, path in enumerate(sorted(set(clusters.values())))}
    table = np.stack([vector_of(path) for path in rows])
    vectors = Vectors(strings=nlp.vocab.strings, data=table, name="brown")
    for form in kept[: forms // 8]:
        if form.upper() not in clusters:
            vectors.add(form.upper(), row=rows[clusters[form]])
    for form in kept:
        vectors.add(form, row=rows[clusters[form]])
    nlp.vocab.vectors = vectors


def clusters_of(language: str) -> dict[str, int]:
    """Word form -> path. English names without a cluster (0) borrow one: where the names of their German cluster are."""
    clusters = _table(language)
    if language != "en":
        return clusters
    german = _table("de")
    seen: dict[int, Counter[int]] = defaultdict(Counter)
    for form, path in german.items():
        if form[0].isupper() and clusters.get(form, 0):
            seen[path][clusters[form]] += 1
    where = {path: max(counts, key=lambda c: (counts[c], c)) for path, counts in seen.items() if counts.total() >= 30}
    return {form: where.get(german.get(form, 0), 0) if path == 0 and form[0].isupper() else path for form, path in clusters.items()}


def _table(language: str) -> dict[str, int]:
    return {form: int(path) for form, path in lexeme_table(language, "cluster").items()}


def vector_of(path: int) -> NDArray[np.float32]:
    """The path's first step is bit 0; every prefix has a fixed random vector, so near clusters are near."""
    parts = []
    for bits, width in PREFIXES:
        prefix = path & ((1 << bits) - 1) if bits else path
        random = np.random.default_rng([bits, prefix])
        parts.append(random.standard_normal(width))
    return np.concatenate(parts).astype(np.float32)
