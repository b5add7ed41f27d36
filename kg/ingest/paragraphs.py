"""Lines to paragraphs: hard-wrapped lines joined, hyphens at line ends undone."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Sequence

_WIDEST = 130  # a longer line was not wrapped by hand or by a mail program
_NARROWEST = 30
# "Vor-\nund Nachteile" keeps its hyphen and gets a space; "Übernahme-\nangebot" loses the hyphen.
_KEEPS_HYPHEN = re.compile(r"(und|oder|bzw\.|sowie|bis|and|or|to)\b")
_SENTENCE_END = re.compile(r"[.!?:…][\"'“”«»‘’)\]]*$")
_LIST_ITEM = re.compile(r"([-*•–]|\d{1,3}[.)])\s")


def blocks_of(text: str) -> list[list[str]]:
    """The runs of lines between blank lines, each line stripped and with single spaces."""
    blocks: list[list[str]] = []
    fresh = True
    for line in text.split("\n"):
        stripped = " ".join(line.split())
        if not stripped:
            fresh = True
        elif fresh:
            blocks.append([stripped])
            fresh = False
        else:
            blocks[-1].append(stripped)
    return blocks


def wrap_width(blocks: Sequence[Sequence[str]]) -> int:
    """The column at which the text was wrapped, 0 when its lines are whole paragraphs."""
    lengths = sorted(len(line) for block in blocks for line in block if " " in line)
    if not lengths or lengths[-max(len(lengths) // 20, 1)] > _WIDEST:
        return 0
    inner = [line for block in blocks for line in block[:-1]]
    if sum(bool(_SENTENCE_END.search(line)) for line in inner) * 2 > len(inner):
        return 0  # a sentence or a paragraph a line
    width = max(length for length in lengths if length <= _WIDEST)
    return width if width >= _NARROWEST else 0


def joined(block: Sequence[str], width: int, *, alone: Callable[[str], bool]) -> list[str]:
    """The paragraphs of a block: a line goes on in the next one when that one's first word did not fit.

    Lines for which ``alone`` holds are joined to nothing.
    """
    paragraphs = [block[0]]
    for before, line in itertools.pairwise(block):
        if width and _goes_on(before, line, width) and not alone(before) and not alone(line):
            paragraphs[-1] = _join(paragraphs[-1], line)
        else:
            paragraphs.append(line)
    return paragraphs


def _goes_on(before: str, line: str, width: int) -> bool:
    if _LIST_ITEM.match(line):
        return False
    if line[0].islower() and not _SENTENCE_END.search(before):
        return True
    return len(before) + 1 + len(line.split(" ", 1)[0]) > width


def _join(before: str, line: str) -> str:
    if len(before) > 1 and before[-1] in "-‐" and before[-2].isalpha():
        if line[0].islower() and not _KEEPS_HYPHEN.match(line):
            return before[:-1] + line
        return before + line if line[0].isupper() else f"{before} {line}"
    return f"{before} {line}"
