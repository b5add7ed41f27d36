"""The words of an open triple's slot, as the sentence parts them."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from kg.model.sentence import Sentence


def words_of(sentence: Sentence, tokens: tuple[int, ...], *, apart: AbstractSet[str]) -> str:
    """Tokens in the given order, parted by blanks unless the sentence glues them; the texts in ``apart`` always stand alone."""
    parts: list[str] = []
    last: int | None = None
    for index in tokens:
        token = sentence.tokens[index]
        if last is not None:
            before = sentence.tokens[last]
            glued = last == index - 1 and before.end == token.start
            if not glued or token.text in apart or before.text in apart:
                parts.append(" ")
        parts.append(token.text)
        last = index
    return "".join(parts)
