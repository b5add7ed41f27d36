"""A word's numbers do not depend on what is computed beside it, to the last bit."""

from __future__ import annotations

import numpy as np
import pytest

from kg.annotate.ops import product_of, rows_stay_alike
from kg.annotate.pipelines import load, shipped

VALUES = np.random.default_rng(3)
LEFT = VALUES.standard_normal((400, 96), dtype=np.float32)
RIGHT = VALUES.standard_normal((96, 130), dtype=np.float32)


@pytest.mark.parametrize("rows", [0, 1, 2, 5, 17, 127, 128, 129, 300])
def test_rows_of_a_product_do_not_know_their_neighbours(rows: int) -> None:
    assert np.array_equal(product_of(LEFT[40 : 40 + rows], RIGHT), product_of(LEFT, RIGHT)[40 : 40 + rows])


def test_the_product_is_the_product() -> None:
    assert np.allclose(product_of(LEFT[:131], RIGHT), LEFT[:131] @ RIGHT, atol=1e-4)


def test_texts_are_parsed_across_documents_only_where_rows_stay_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    assert isinstance(rows_stay_alike(), bool)
    rows_stay_alike.cache_clear()
    monkeypatch.setattr("kg.annotate.ops.product_of", lambda left, right: left @ right + len(left))
    assert not rows_stay_alike()
    rows_stay_alike.cache_clear()


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_encoder_gives_a_text_the_same_bits_alone_and_among_others(language: str) -> None:
    nlp = load(shipped(language))
    texts = ["Er kam.", "Berlin", "Die Firma kaufte 2019 zwei Werke in Lyon , sagte Anna Berg .", "The board met on Monday . " * 30]
    together = [doc.tensor for doc in nlp.pipe(texts, batch_size=16)]
    for text, among in zip(texts, together, strict=True):
        assert np.array_equal(nlp(text).tensor, among)
