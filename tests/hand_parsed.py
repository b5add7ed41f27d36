"""Texts parsed by hand: a word a line, ``word lemma POS head relation [features] [B-PER]``; a blank line ends a sentence."""

from __future__ import annotations

from kg.model.sentence import Sentence, Token

_GLUED = set(".,;:!?)“”’")
_OPENING = set("(„")


def hand_parsed(text: str) -> tuple[Sentence, ...]:
    """The sentences, one after the other in one text; heads count from 1 in each, the root's is 0, ``_`` stands for nothing."""
    sentences: list[Sentence] = []
    start = 0
    for block in text.strip().split("\n\n"):
        tokens: list[Token] = []
        for index, line in enumerate(block.strip().splitlines()):
            word, lemma, pos, head, relation, *more = line.split()
            morph = more[0] if more and more[0] != "_" else ""
            tag = more[1] if len(more) > 1 else ""
            if tokens and word in _GLUED or tokens and tokens[-1].text in _OPENING:
                start -= 1
            parent = int(head) - 1 if int(head) else index
            tokens.append(Token(index, start, start + len(word), word, lemma, pos, morph, parent, relation, tag[2:], tag[:2] == "B-"))
            start += len(word) + 1
        sentences.append(Sentence(tuple(tokens)))
    return tuple(sentences)


def text_of(sentences: tuple[Sentence, ...]) -> str:
    """The text that the offsets refer to."""
    letters = [" "] * sentences[-1].tokens[-1].end
    for sentence in sentences:
        for token in sentence.tokens:
            letters[token.start : token.end] = token.text
    return "".join(letters)
