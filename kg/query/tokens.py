"""SPARQL text as tokens: enough to tell a keyword from a string, an IRI or a comment (SPARQL 1.1, section 19.8)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

COMMENT, IRI, STRING, VARIABLE, NAME, LANGUAGE, WORD, MARK = "comment", "iri", "string", "variable", "name", "language", "word", "mark"

_IRI = r"<(?:[^<>\"{}|^`\\\x00-\x20]|\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8})*>"
_REST = r"""
    (?P<string>\"{3}(?:"{0,2}(?:[^"\\]|\\.))*+\"{3} | '{3}(?:'{0,2}(?:[^'\\]|\\.))*+'{3}
              | "(?:[^"\\\n\r]|\\.)*+" | '(?:[^'\\\n\r]|\\.)*+')
  | (?P<variable>[?$]\w+)
  | (?P<name>(?:\w[\w.-]{0,99}+)?:(?:[\w:.-]|%[0-9A-Fa-f]{2}|\\.)*)
  | (?P<language>@[A-Za-z-]+)
  | (?P<word>[^\W\d]\w*)
  | (?P<mark>\S)
"""
_TOKEN = re.compile(rf"(?P<comment>\#[^\n\r]*)|(?P<iri>{_IRI})|{_REST}", re.VERBOSE | re.DOTALL)
_OPERATORS = re.compile(rf"(?P<comment>\#[^\n\r]*)|{_REST}", re.VERBOSE | re.DOTALL)
_OPERAND = {STRING, VARIABLE, NAME, LANGUAGE, IRI}


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


def tokens(text: str, *, less_than: bool = False) -> Iterator[Token]:
    """The tokens of a query without its comments.

    ``1 <#x> 2`` can be read as an IRI, or as "less than" and a comment; ``less_than`` chooses the second
    wherever an operand stands before, so that a guard can look at both readings ("//" never stands in an expression).
    """
    place = depth = 0
    before: Token | None = None
    while match := _next(text, place, operator=less_than and _ends_operand(before)):
        place = match.end()
        kind = str(match.lastgroup)
        if kind == COMMENT:
            continue
        before = Token(kind, match.group(kind), match.start(kind), match.end(kind), depth)
        yield before
        depth += (before.text == "{") - (before.text == "}")


def _next(text: str, place: int, *, operator: bool) -> re.Match[str] | None:
    match = _TOKEN.search(text, place)
    if match and operator and match.lastgroup == IRI and "#" in match.group() and "//" not in match.group():
        return _OPERATORS.search(text, place)
    return match


def _ends_operand(token: Token | None) -> bool:
    return token is not None and (token.kind in _OPERAND or token.text == ")" or token.text.isdigit() or token.is_word("TRUE", "FALSE"))
