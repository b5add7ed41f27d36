"""Which words stand inside quotation marks."""

from __future__ import annotations

from collections.abc import Sequence

from kg.language.names import NameData
from kg.model.sentence import Sentence

_PARAGRAPH = 2  # characters between two sentences that make a new paragraph: a blank line


def quoted_tokens(sentences: Sequence[Sentence], names: NameData) -> tuple[frozenset[int], ...]:
    """For each sentence the tokens inside quotation marks; a quote may run over sentences, never over paragraphs."""
    result: list[frozenset[int]] = []
    is_open = False
    end = 0
    for sentence in sentences:
        if sentence.tokens and sentence.tokens[0].start - end >= _PARAGRAPH:
            is_open = False
        inside: set[int] = set()
        for token in sentence.tokens:
            if token.text in names.toggling_quotes:
                is_open = not is_open
            elif is_open and token.text in names.closing_quotes:
                is_open = False
            elif token.text in names.opening_quotes:
                is_open = True
            elif is_open:
                inside.add(token.index)
        end = sentence.tokens[-1].end if sentence.tokens else end
        result.append(frozenset(inside))
    return tuple(result)
