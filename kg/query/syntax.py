"""Where a SPARQL text stops making sense, told by Oxigraph's parser without ever running anything."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator

import pyoxigraph as ox

from kg.errors import QuerySyntaxError
from kg.model.iri import PREFIXES

_STOP = "\n\x01"  # no SPARQL token begins with a control character, so a text that ends in one never runs
_PLACE = re.compile(r"error at (\d+):(\d+): expected (?:one of )?(.*)", re.DOTALL)
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_BLANK = re.compile(r"(?:\s|#[^\n\r]*)+")
_PROLOGUE = re.compile(r"(?:PREFIX\s+[^\s:]*:\s*<[^<>\s]*>|BASE\s*<[^<>\s]*>|VERSION\s*(?:\"[^\"\n]*\"|'[^'\n]*'))", re.IGNORECASE | re.ASCII)
_WORD = re.compile(r"[A-Za-z]+")


def is_well_formed(text: str, *, update: bool = False) -> bool:
    """Tell whether the parser reads the text to its end. Nothing is evaluated, so nothing can be fetched."""
    error = _first_error(text + _STOP, update=update)
    return error is not None and error[0] == text.count("\n") + 2


def syntax_error(text: str, *, update: bool = False) -> QuerySyntaxError | None:
    """The error in a text, with its place and, where one can be guessed, what to do; ``None`` when it reads to its end."""
    error = _first_error(text + _STOP, update=update)
    return None if error is None or error[0] == text.count("\n") + 2 else error_of(text, *error)


def _first_error(text: str, *, update: bool) -> tuple[int, int, str] | None:
    try:
        if update:
            ox.Store().update(text, prefixes=PREFIXES)
        else:
            ox.Store().query(text, prefixes=PREFIXES)
    except SyntaxError as error:
        return place_of(error)
    return None


def place_of(error: SyntaxError) -> tuple[int, int, str]:
    """Line, column (both from 1, or 0 when not told) and what was expected."""
    found = _PLACE.match(str(error))
    return (int(found[1]), int(found[2]), found[3]) if found else (0, 0, str(error))


def error_of(text: str, line: int, column: int, expected: str) -> QuerySyntaxError:
    """The parser's complaint in plain words."""
    lines = text.split("\n")
    here = lines[line - 1] if 1 <= line <= len(lines) else ""
    before, after = here[: column - 1], here[column - 1 :]
    if "Prefix not found" in expected and (name := re.search(r"([\w.\-]*):[^\s<>(){}]*\Z", before)):
        return QuerySyntaxError(text, _unknown_prefix(name[1]), line=line, column=name.start() + 1)
    sentence = next((part for part in re.split(r", (?=[A-Z\[\"])", expected) if re.match(r"[A-Z][a-z]*( [\w]+){2,}", part)), "")
    found = f"did not expect {after.split()[0]!r}" if after.strip() else "something is missing"
    return QuerySyntaxError(text, sentence or f"{found}{_hint(expected)}", line=line, column=column)


def _unknown_prefix(name: str) -> str:
    near = difflib.get_close_matches(name, PREFIXES, n=1)
    hint = f"did you mean {near[0]}:? " if near else ""
    return f"unknown prefix {name}: ({hint}declare it with PREFIX {name}: <...>; known without declaring: {', '.join(PREFIXES)})"


def _hint(expected: str) -> str:
    """The tokens that could have stood there, when they are few enough to help."""
    tokens = [t.strip('"') for t in re.findall(r"\"(?:\\.|[^\"\\])+\"|[A-Z]{2,}", re.sub(r"\['.*?\]", "", expected, flags=re.DOTALL))]
    return f"; possible here: {' '.join(tokens)}" if 0 < len(tokens) <= 8 else ""


def skip_prologue(text: str) -> tuple[str, str]:
    """The rest of a text after PREFIX and BASE, and its first word."""
    rest = _BLANK.sub("", text, count=1) if _BLANK.match(text) else text
    while found := _PROLOGUE.match(rest):
        rest = rest[found.end() :]
        if blank := _BLANK.match(rest):
            rest = rest[blank.end() :]
    word = _WORD.match(rest)
    return rest, word[0] if word else ""


def unescape_stages(text: str) -> Iterator[str]:
    """The text, and the text after each round of undoing ``\\uXXXX`` (SPARQL 1.1, 19.2), until nothing changes."""
    while True:
        yield text
        plain = _ESCAPE.sub(lambda m: _character(m[1] or m[2]), text)
        if plain == text:
            return
        text = plain


def _character(digits: str) -> str:
    number = int(digits, 16)
    return chr(number) if number < 0x110000 and not 0xD800 <= number < 0xE000 else "\ufffd"
