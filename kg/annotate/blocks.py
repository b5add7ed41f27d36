"""Cutting a text into blocks that are parsed on their own: paragraphs, headlines, and pieces of what is too long."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

LONGEST = 20_000
"""Characters of the longest block; longer paragraphs are cut at the end of a sentence or a word."""

_BATCH = 16_000  # characters that are parsed together, so that memory is bounded
_SPACES = {ord(mark): " " for mark in "\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000"}
_SPACES |= {code: " " for code in range(0x2000, 0x200B)}
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*|\u2029")
_UNREAD = re.compile(r"https?://\S+|\bRT @\w+:|(?<![\w#])#(?=[^\W\d])")  # addresses, and the marks of short messages, are no words
_SENTENCE_END = re.compile(r"[.!?…][\"“”«»’)]*\s")


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of a text from offset ``start``; white space, addresses and the mark of a hashtag are plain spaces, one for one."""

    start: int
    text: str


def blocks_of(text: str) -> Iterator[Block]:
    """Blocks in order. A blank line always separates; a single line end unless the line was merely wrapped."""
    for start, end in _paragraphs(text.replace("\r\n", " \n").replace("\r", "\n")):
        yield from _pieces(start, _UNREAD.sub(lambda mark: " " * len(mark[0]), text[start:end].translate(_SPACES)))


def batches_of(blocks: Iterable[tuple[int, Block]], *, across: bool) -> Iterator[list[tuple[int, Block]]]:
    """Neighbouring blocks to parse together, each with the number of its text; ``across`` texts, or only of one."""
    batch: list[tuple[int, Block]] = []
    size = 0
    for number, block in blocks:
        if batch and (size >= _BATCH or not across and number != batch[-1][0]):
            yield batch
            batch, size = [], 0
        batch.append((number, block))
        size += len(block.text)
    if batch:
        yield batch


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in _BLANK_LINE.finditer(text):
        yield from _lines(text, start, match.start())
        start = match.end()
    yield from _lines(text, start, len(text))


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    if "\n" not in text[start:end]:
        if text[start:end].strip():
            yield start, end
        return
    lines = text[start:end].split("\n")
    width = max(len(line.rstrip()) for line in lines)
    begin = place = start
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        place += len(line) + 1
        if not is_wrapped(line, following, width=width):
            if text[begin : place - 1].strip():
                yield begin, place - 1
            begin = place
    if text[begin:end].strip():
        yield begin, end


def is_wrapped(line: str, following: str, *, width: int) -> bool:
    """Whether a line goes on in the next: that one starts small, or its first word had no room in ``width``.

    >>> is_wrapped("Elon Musk unter Druck", "Am Samstag fiel X aus.", width=80)
    False
    """
    line, words = line.rstrip(), following.split(maxsplit=1)
    if not line or not words:
        return False
    if words[0][0].islower():
        return True
    return 40 <= width <= 120 and len(line) + 1 + len(words[0]) > width


def _pieces(start: int, text: str) -> Iterator[Block]:
    while len(text) > LONGEST:
        ends = [match.end() for match in _SENTENCE_END.finditer(text, LONGEST // 2, LONGEST)]
        cut = ends[-1] if ends else text.rfind(" ", LONGEST // 2, LONGEST) + 1 or LONGEST
        yield Block(start, text[:cut])
        start, text = start + cut, text[cut:]
    if text.strip():
        yield Block(start, text)
