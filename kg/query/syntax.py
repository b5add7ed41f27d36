"""Where a SPARQL text stops making sense, told by Oxigraph's parser without ever running anything.

The parser's own place is not used: it tries each keyword by reading as many characters as the keyword has, so that
the place it tells lies up to fourteen characters too far. Instead the longest beginning of the text that could still
become a query is looked for, token by token.
"""

from __future__ import annotations

import bisect
import difflib
import re
from collections.abc import Iterator

import pyoxigraph as ox

from kg.errors import QuerySyntaxError
from kg.model.iri import BASE, PREFIXES
from kg.query.tokens import IRI, NAME, WORD, Token, tokens

# No SPARQL token begins with a control character, so a text that ends in one never runs; the line ends keep the
# parser's overshooting place (see above) off the last line.
_PADDING = "\n" * 40
_STOP = _PADDING + "\x01"
_LINE = re.compile(r"error at (\d+):")
_SENTENCE = re.compile(r"(?:\A|, |expected |one of )([A-Z][a-z]+(?: [\w.()]+){2,})")
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_OPENING, _CLOSING = "({[", ")}]"


def is_well_formed(text: str, *, update: bool = False) -> bool:
    """Tell whether the parser reads the text to its end, so that it is a query or the beginning of one.

    Nothing is evaluated, so nothing can be fetched.
    """
    found = _LINE.search(_complaint(text + _STOP, update=update))
    return found is not None and int(found[1]) == text.count("\n") + len(_PADDING) + 1


def _complaint(text: str, *, update: bool) -> str:
    try:
        if update:
            ox.Store().update(text, prefixes=PREFIXES, base_iri=BASE)
        else:
            ox.Store().query(text, prefixes=PREFIXES, base_iri=BASE)
    except SyntaxError as error:
        return str(error)
    return ""


def syntax_error(text: str, *, update: bool = False) -> QuerySyntaxError:
    """What is wrong with a text that the engine did not parse, with the place and, where one can be guessed, what to do."""
    found = list(tokens(text))
    # beginnings that can still become a query come first, so the first that cannot is found by halving
    place = bisect.bisect_left(found, True, key=lambda token: not is_well_formed(text[: token.end], update=update))
    if place == len(found):
        return _error(text, len(text.rstrip()), _sentence(_complaint(text, update=update)) or _unfinished(found))
    token = found[place]
    complaint = _complaint(text[: token.end] + _STOP, update=update)
    if "Prefix not found" in complaint and token.kind == NAME:
        return _error(text, token.start, _unknown_prefix(token.text.partition(":")[0]))
    if sentence := _sentence(complaint):
        return _error(text, token.start, sentence)
    if token.text in "\"'":
        return _error(text, token.start, "a string begins here and is not closed")
    return _error(text, token.start, f"did not expect {token.text!r} here")


def _error(text: str, offset: int, message: str) -> QuerySyntaxError:
    before = text[:offset]
    return QuerySyntaxError(text, message, line=before.count("\n") + 1, column=offset - before.rfind("\n"))


def _sentence(complaint: str) -> str:
    """The parser's complaint where it is one in words: a variable that is bound twice, say."""
    found = _SENTENCE.search(complaint)
    return found[1][0].lower() + found[1][1:] if found else ""


def _unfinished(found: list[Token]) -> str:
    open_ones: list[str] = []
    for token in found:
        if token.text in _OPENING:
            open_ones.append(token.text)
        elif token.text in _CLOSING and open_ones:
            open_ones.pop()
    missing = "".join(_CLOSING[_OPENING.index(bracket)] for bracket in reversed(open_ones))
    return f"it ends too early; {missing} is missing" if missing else "it ends too early"


def _unknown_prefix(name: str) -> str:
    near = difflib.get_close_matches(name, PREFIXES, n=1)
    hint = f"did you mean {near[0]}:? " if near else ""
    return f"unknown prefix {name}: ({hint}declare it with PREFIX {name}: <...>; known without declaring: {', '.join(PREFIXES)})"


def first_word(text: str) -> str:
    """The first keyword after the prologue, in capitals: SELECT, INSERT ..., or ``""``."""
    stream = (token for token in tokens(text) if token.kind not in (NAME, IRI))
    return next((t.text.upper() for t in stream if t.kind == WORD and t.text.upper() not in {"PREFIX", "BASE", "VERSION"}), "")


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
