"""No query leaves the machine: one that comes to ask another endpoint fails, and no request is sent.

The engine would send it. So the address behind every SERVICE is exchanged for one that cannot be asked. A query that
gets there fails (``REFUSED_ADDRESS`` stands in the engine's message); SERVICE SILENT gives its one empty solution
(Federated Query 1.1, 3.1) and LOAD SILENT does nothing (Update 1.1, 3.1.4); a query that never gets there is answered.
"""

from __future__ import annotations

from dataclasses import dataclass

from kg.errors import QueryRefused
from kg.query.guard import has_keyword
from kg.query.syntax import is_well_formed, syntax_error
from kg.query.tokens import IRI, NAME, VARIABLE, Token, tokens

REFUSED_ADDRESS = "kg-refused:outside"
SERVICE_REASON = "SERVICE is refused: kg answers from this store only and asks no other endpoint; query that one itself and combine the answers"
LOAD_REASON = "LOAD is refused: kg fetches nothing; send the data itself with INSERT DATA or the Graph Store Protocol"


@dataclass(frozen=True, slots=True)
class _Request:
    """A place that would send a request: from the keyword to its address, and to the end of ``INTO GRAPH g``."""

    silent: bool
    start: int
    address_end: int
    end: int


def without_services(text: str, *, update: bool = False) -> str:
    """The text with every SERVICE address made unreachable; raises QueryRefused where that cannot be made sure."""
    return _closed(text, "SERVICE", harmless="GRAPH", update=update, reason=SERVICE_REASON)


def without_loads(text: str) -> str:
    """The update with every LOAD SILENT source made unreachable; raises QueryRefused for a LOAD that may fail."""
    if not all(request.silent for request in _requests(text, "LOAD")):
        raise QueryRefused(LOAD_REASON) if is_well_formed(text, update=True) else syntax_error(text, update=True)
    return _closed(text, "LOAD", harmless="CLEAR GRAPH", update=True, reason=LOAD_REASON)


def _closed(text: str, word: str, *, harmless: str, update: bool, reason: str) -> str:
    """The text with the addresses exchanged.

    ``harmless`` is a keyword that may stand in the same place: with it instead of every request that was found, the
    engine's own parser must see none any more (``has_keyword``); else one was missed, and the text is refused.
    """
    if word not in text.upper():
        return text
    closed = proof = text
    for request in reversed(_requests(text, word)):
        silent = " SILENT" if request.silent else ""
        closed = f"{closed[: request.start]}{word}{silent} <{REFUSED_ADDRESS}>{closed[request.address_end :]}"
        proof = f"{proof[: request.start]}{harmless} <{REFUSED_ADDRESS}>{proof[request.end :]}"
    if has_keyword(proof, word, update=update):
        raise QueryRefused(reason)
    return closed


def _requests(text: str, word: str) -> list[_Request]:
    stream = list(tokens(text))
    found = []
    for at, token in enumerate(stream):
        if token.is_word(word):
            silent = at + 1 < len(stream) and stream[at + 1].is_word("SILENT")
            rest = stream[at + 1 + silent : at + 5 + silent]
            if rest and rest[0].kind in (IRI, NAME, VARIABLE):
                found.append(_Request(silent, token.start, rest[0].end, _end(rest)))
    return found


def _end(rest: list[Token]) -> int:
    """The end of ``<source> INTO GRAPH <g>``, or of the address alone."""
    into = len(rest) == 4 and rest[1].is_word("INTO") and rest[2].is_word("GRAPH")
    return rest[3].end if into else rest[0].end
