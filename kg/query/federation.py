"""No query leaves the machine: SERVICE and LOAD are refused, and their SILENT forms fail silently, as SPARQL says they may.

The engine would send the request. So the address behind every SERVICE is exchanged for one that cannot be
asked: a query that comes to ask it fails (``REFUSED_ADDRESS`` stands in the engine's message), SERVICE SILENT
gives its one empty solution (Federated Query 1.1, section 3.1), and a query that never gets there is answered.
"""

from __future__ import annotations

from kg.errors import QueryRefused
from kg.query.tokens import IRI, NAME, VARIABLE, WORD, Token, tokens

REFUSED_ADDRESS = "kg-refused:outside"
SERVICE_REASON = "SERVICE is refused: kg answers from this store only and sends nothing to other endpoints"
LOAD_REASON = "LOAD is refused: kg fetches nothing; send the data itself with INSERT DATA or the graph store protocol"
_UNCLEAR = "the word {word} stands where it can be read in two ways; put blanks around it and keep prefixes and '#' away from it"


def without_services(query: str) -> str:
    """The query with every SERVICE address made unreachable; QueryRefused when it cannot be told where they stand."""
    return _exchange(query, "SERVICE", needs_silent=False, reason=SERVICE_REASON)


def without_loads(update: str) -> str:
    """The update with every LOAD SILENT source made unreachable; QueryRefused for a LOAD that must not fail."""
    return _exchange(update, "LOAD", needs_silent=True, reason=LOAD_REASON)


def _exchange(text: str, word: str, *, needs_silent: bool, reason: str) -> str:
    if word not in text.upper():
        return text
    first = list(tokens(text))
    found = _places(first, word)
    if found != _places(list(tokens(text, less_than=True)), word):
        raise QueryRefused(_UNCLEAR.format(word=word))
    for silent, address in reversed(found):
        if needs_silent and not silent:
            raise QueryRefused(reason)
        text = f"{text[:address[0]]} <{REFUSED_ADDRESS}> {text[address[1]:]}"
    return text


def _places(stream: list[Token], word: str) -> list[tuple[bool, tuple[int, int]]]:
    """For each use of the keyword: whether SILENT follows, and where the address stands."""
    found = []
    for at, token in enumerate(stream):
        if token.kind == WORD and word in token.text.upper():
            found.append(_address(stream, at, word))
        elif token.kind == NAME and word in token.text.partition(":")[0].upper() and _may_be_keyword(stream, at):
            raise QueryRefused(_UNCLEAR.format(word=word))  # SERVICE:x { } is the keyword and the name :x
    return found


def _address(stream: list[Token], at: int, word: str) -> tuple[bool, tuple[int, int]]:
    rest = stream[at + 1 : at + 3]
    silent = bool(rest) and rest[0].is_word("SILENT")
    address = rest[-1] if silent else rest[0] if rest else None
    if stream[at].text.upper() != word or address is None or address.kind not in (IRI, NAME, VARIABLE):
        raise QueryRefused(_UNCLEAR.format(word=word))
    return silent, (address.start, address.end)


def _may_be_keyword(stream: list[Token], at: int) -> bool:
    """Whether a prefixed name stands where a keyword glued to a name without prefix could stand."""
    before = stream[at - 1] if at else None
    after = stream[at + 1] if at + 1 < len(stream) else None
    opens_group = after is not None and after.text == "{" and not (before and before.is_word("GRAPH", "WITH", "NAMED", "USING"))
    starts_operation = stream[at].depth == 0 and (before is None or before.text in ";}" or before.kind == IRI)
    return opens_group or starts_operation
