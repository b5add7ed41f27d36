"""A block -> a spaCy document without white-space tokens, and where its tokens stand in the text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from spacy.attrs import IDX
from spacy.tokens import Doc

from kg.annotate.blocks import Block


@dataclass(frozen=True, slots=True)
class Tokenized:
    """``starts`` are character offsets in the whole text, one for each token of ``doc``."""

    doc: Doc
    starts: list[int]


def tokenized(block: Block, *, tokenizer: Callable[[str], Doc]) -> Tokenized:
    """The pipelines never saw a token of white space in training, so none may reach them."""
    doc = tokenizer(block.text)
    starts: list[int] = [block.start + offset for offset in doc.to_array([IDX]).tolist()]
    if "  " not in block.text and not block.text.startswith(" "):
        return Tokenized(doc, starts)
    kept = [token for token in doc if not token.is_space]
    words = [token.text for token in kept]
    spaces = [block.text[token.idx + len(token) : token.idx + len(token) + 1] == " " for token in kept]
    return Tokenized(Doc(doc.vocab, words=words, spaces=spaces), [block.start + token.idx for token in kept])
