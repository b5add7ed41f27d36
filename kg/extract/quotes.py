"""Quotations: the stretches of a text that stand in quotation marks and say something."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from kg.model.sentence import Sentence
from kg.model.span import Span

# Opening mark -> closing marks; a mark that opens and closes ('"') is told by whether a quotation is open.
_PAIRS: dict[str, str] = {"„": "“”\"", "»": "«", "“": "”\"", "‚": "‘’", "«": "»", "\"": "\"“”", "``": "''"}
_LONGEST = 3000  # characters; an unclosed mark quotes nothing
_FEWEST_WORDS = 3  # fewer are a name, a title or scare quotes


def quotations(sentences: Sequence[Sentence]) -> tuple[Span, ...]:
    """Spans between quotation marks, sorted, disjoint, without the marks.

    Only quotations of at least three words with a verb count: the others are names and titles.
    """
    found: list[Span] = []
    opened: tuple[str, int] | None = None
    words, verbs = 0, 0
    for sentence in sentences:
        for token in sentence.tokens:
            if opened is not None and (token.text in _PAIRS[opened[0]] or token.start - opened[1] > _LONGEST):
                if verbs and words >= _FEWEST_WORDS and token.start - opened[1] <= _LONGEST:
                    found.append(Span(opened[1], token.start))
                opened = None
            elif opened is None and token.text in _PAIRS:
                opened, words, verbs = (token.text, token.end), 0, 0
            elif opened is not None and token.pos != "PUNCT":
                words += 1
                verbs += token.pos in ("VERB", "AUX")
    return tuple(found)


def is_quoted(offset: int, spans: Sequence[Span]) -> bool:
    """Whether the character at ``offset`` stands in one of the sorted spans."""
    i = bisect_right(spans, Span(offset, 2**62)) - 1
    return i >= 0 and spans[i].start <= offset < spans[i].end
