"""Where a text is cut before anything is parsed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.annotate.blocks import LONGEST, Block, batches_of, blocks_of


def cut(text: str) -> list[str]:
    return [block.text.strip() for block in blocks_of(text)]


@given(st.text(alphabet="aB.\n \r\t\u2028“", max_size=60))
def test_blocks_are_pieces_of_the_text_in_order_and_lose_only_white_space(text: str) -> None:
    end = 0
    for block in blocks_of(text):
        assert block.start >= end
        assert not text[end : block.start].strip()
        end = block.start + len(block.text)
        assert block.text.replace(" ", "") == "".join(text[block.start : end].split())
    assert not text[end:].strip()


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("Ein Titel\n\nEin Satz.", ["Ein Titel", "Ein Satz."]),
        ("Ein Titel\n  \t\nEin Satz.", ["Ein Titel", "Ein Satz."]),
        ("Ein Titel\r\n\r\nEin Satz.", ["Ein Titel", "Ein Satz."]),
        (
            "Musk unter Druck\nAm Samstag fiel X aus, meldete ein Portal.",
            ["Musk unter Druck", "Am Samstag fiel X aus, meldete ein Portal."],
        ),
        ("Am Samstag fiel die Plattform X\nfür Stunden aus.", ["Am Samstag fiel die Plattform X für Stunden aus."]),
        ("   \n\n ", []),
    ],
    ids=["blank line", "line of spaces", "Windows", "headline", "wrapped line", "nothing"],
)
def test_lines_and_paragraphs(text: str, blocks: list[str]) -> None:
    assert cut(text) == blocks


def test_wrapped_text_is_one_block_even_where_a_line_starts_with_a_noun() -> None:
    text = "Der Unternehmer Elon Musk hat am Samstag in\nTexas ein Werk seines Autobauers eröffnet, das\nBatterien herstellt."
    assert len(cut(text)) == 1


def test_a_block_is_never_longer_than_the_limit() -> None:
    text = "Wort " * 9000 + "x" * 50_000
    assert all(len(block.text) <= LONGEST for block in blocks_of(text))
    assert "".join(block.text for block in blocks_of(text)) == text


@pytest.mark.parametrize("across", [True, False], ids=["across texts", "text by text"])
def test_batches_keep_every_block_in_order(across: bool) -> None:
    numbered = [(text, block) for text in range(3) for block in blocks_of("\n\n".join(f"Satz {number}." for number in range(900)))]
    assert [pair for batch in batches_of(numbered, across=across) for pair in batch] == numbered


def test_texts_share_a_batch_only_where_they_may() -> None:
    numbered = [(text, Block(0, "Kurz.")) for text in (0, 0, 1, 2)]
    assert len(list(batches_of(numbered, across=True))) == 1
    assert [len(batch) for batch in batches_of(numbered, across=False)] == [2, 1, 1]
