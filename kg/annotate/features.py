"""The encoders' view of a word: hashed affixes, norm and shape beside its cluster vector. spaCy's own embedding has room for one prefix and one suffix only."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any, Literal, cast

import numpy as np
from spacy.attrs import LOWER, SHAPE
from spacy.ml.staticvectors import StaticVectors
from spacy.strings import hash_string  # type: ignore[attr-defined]  # missing in spaCy's stubs
from spacy.tokens import Doc
from spacy.util import registry
from thinc.api import HashEmbed, Maxout, Model, chain, concatenate, list2ragged, ragged2list, with_array
from thinc.types import Floats2d, Ints2d


@registry.architectures("kg.AffixEmbed.v1")  # type: ignore[untyped-decorator]
def affix_embed(
    width: int, size: int, affixes: list[int], affix_rows: list[int], norm_rows: int, shape_rows: int
) -> Model[list[Doc], list[Floats2d]]:
    """Vectors of ``width`` from tables of ``size``; an affix of -3 is the last three characters, of 3 the first three."""
    rows = [norm_rows, shape_rows, *affix_rows]
    tables = [
        cast(Model[Ints2d, Floats2d], HashEmbed(size, count, column=column, seed=column + 8, dropout=0.0))
        for column, count in enumerate(rows)
    ]
    embedded: Any = chain(_extractor(tuple(affixes), tables), cast(Any, list2ragged()), with_array(concatenate(*tables)))
    mixed = Maxout(width, size * len(tables) + width, nP=3, dropout=0.0, normalize=True)
    model: Any = chain(
        cast(Any, concatenate(embedded, StaticVectors(width, dropout=0.0))),
        with_array(mixed),
        cast(Any, ragged2list()),
    )
    return cast(Model[list[Doc], list[Floats2d]], model)


def _extractor(affixes: tuple[int, ...], tables: list[Model[Ints2d, Floats2d]]) -> Model[list[Doc], list[Ints2d]]:
    keys = affix_keys(affixes)

    def forward(model: Model[list[Doc], list[Ints2d]], docs: list[Doc], is_train: bool) -> tuple[list[Ints2d], Callable[[Any], list[Doc]]]:
        for table in tables:
            as_stored(table, "float32")
        return cast(list[Ints2d], [_features(doc, keys) for doc in docs]), lambda _: []

    return Model("affix_features", forward)


def as_stored(model: Model[Any, Any], kind: Literal["float16", "float32"]) -> None:
    """Change the kind of number of the embedding tables in a model: half as wide on disk, full for computing."""
    for node in model.walk():
        if node.name == "hashembed" and node.has_param("E") and node.get_param("E").dtype != kind:
            node.set_param("E", cast(Floats2d, node.get_param("E").astype(kind)))


def _features(doc: Doc, keys: Callable[[str], tuple[int, ...]]) -> np.ndarray[Any, Any]:
    known = doc.to_array([LOWER, SHAPE])
    affixes = np.array([keys(token.text) for token in doc], dtype="uint64").reshape(len(doc), -1)
    return np.hstack([known.reshape(len(doc), 2), affixes])


def affix_keys(affixes: tuple[int, ...]) -> Callable[[str], tuple[int, ...]]:
    """A function that gives a word's affixes as numbers; the length tells ``ab`` in front from ``ab`` in front of three."""

    @lru_cache(maxsize=100_000)
    def keys(form: str) -> tuple[int, ...]:
        lower = form.lower()
        parts = (lower[length:] if length < 0 else lower[:length] for length in affixes)
        return tuple(hash_string(part) for part in parts)

    return keys
