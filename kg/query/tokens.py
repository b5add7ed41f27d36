"""SPARQL text as tokens: enough to tell a keyword from a string, an IRI or a comment (SPARQL 1.1, 19.8)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

COMMENT, IRI, STRING, VARIABLE, NAME, LANGUAGE, WORD, MARK = "comment", "iri", "string", "variable", "name", "language", "word", "mark"

# Bounded and possessive repetitions: hostile text is read in linear time.
_TOKEN = re.compile(
    r"""
    (?P<comment>\#[^\n\r]*)
  | (?P<iri><(?:[^<>"{}|^`\\\x00-\x20]|\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8})*+>)
  | (?P<string>"{3}(?:"{0,2}(?:[^"\\]|\\.))*+"{3} | '{3}(?:'{0,2}(?:[^'\\]|\\.))*+'{3}
              | "(?:[^"\\\n\r]|\\.)*+" | '(?:[^'\\\n\r]|\\.)*+')
  | (?P<variable>[?$]\w+)
  | (?P<name>(?:\w[\w.-]{0,99}+)?:(?:[\w:.-]|%[0-9A-Fa-f]{2}|\\.)*+)
  | (?P<language>@[A-Za-z-]+)
  | (?P<word>[^\W\d]\w*)
  | (?P<mark>\S)
    """,
    re.VERBOSE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Token:
    """A token with its place: ``text == source[start:end]``; ``depth`` counts the open braces before it."""

    kind: str
    text: str
    start: int
    end: int
    depth: int

    def is_word(self, *words: str) -> bool:
        """Whether it is one of these keywords, in any case."""
        return self.kind == WORD and self.text.upper() in words


def tokens(text: str) -> Iterator[Token]:
    """The tokens of a query without its comments. Where SPARQL needs its grammar to tell (``1 <#x> 2``), the longer token wins."""
    depth = 0
    for match in _TOKEN.finditer(text):
        kind = str(match.lastgroup)
        if kind == COMMENT:
            continue
        yield Token(kind, match.group(kind), match.start(kind), match.end(kind), depth)
        depth += (match.group(kind) == "{") - (match.group(kind) == "}")
