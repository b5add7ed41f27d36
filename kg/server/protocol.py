"""SPARQL 1.1 Protocol: what a request asks for, or why it cannot be understood."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import parse_qsl

from kg.server.problems import Problem

FORM, QUERY, UPDATE = "application/x-www-form-urlencoded", "application/sparql-query", "application/sparql-update"

RDFLIB_DEFAULT = "urn:x-rdflib:default"  # how rdflib's Dataset names the default graph, also to servers


@dataclass(frozen=True, slots=True)
class Operation:
    """A query or an update with the graphs it names; ``wish`` is the format of ``?format=``."""

    text: str
    is_update: bool
    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    wish: str = ""


Pairs = list[tuple[str, str]]


def pairs_of(text: bytes) -> Pairs:
    """URL-encoded parameters in order; raises ``Problem`` when they are not UTF-8."""
    try:
        return parse_qsl(text.decode("utf-8"), keep_blank_values=True, errors="strict", max_num_fields=1000)
    except UnicodeDecodeError:
        raise Problem(400, "the parameters are not UTF-8") from None
    except ValueError:
        raise Problem(400, "more than 1000 parameters") from None


def operation_of(method: str, url_query: bytes, content_type: str, body: bytes) -> Operation | None:
    """The operation of a request; ``None`` for a GET without one, which asks for the service description."""
    pairs = pairs_of(url_query)
    if method in ("GET", "HEAD"):
        if "update" in dict(pairs):
            raise Problem(400, "updates are sent with POST (SPARQL 1.1 Protocol, 2.2)")
        return _of_pairs(pairs) if "query" in dict(pairs) else None
    media, charset = _media(content_type)
    if media == FORM:
        return _of_pairs(pairs + pairs_of(body)) or _missing()
    if media in (QUERY, UPDATE):
        if charset not in ("", "utf-8", "utf8"):
            raise Problem(415, f"queries and updates are UTF-8, not {charset}")
        return _of_body(media, pairs, body)
    raise Problem(415, f"send the query as {QUERY} or {FORM}, an update as {UPDATE} or {FORM}; not as {media or 'something without Content-Type'}")


def _of_pairs(pairs: Pairs) -> Operation | None:
    texts = [(name, value) for name, value in pairs if name in ("query", "update")]
    if not texts:
        return None
    if len(texts) > 1:
        raise Problem(400, "a request holds one query or one update; this one has " + " and ".join(name for name, _ in texts))
    return _with_graphs(texts[0][1], texts[0][0] == "update", pairs)


def _of_body(media: str, pairs: Pairs, body: bytes) -> Operation:
    if any(name in ("query", "update") for name, _ in pairs):
        raise Problem(400, "the request has a query or update both in its URL and in its body")
    try:
        return _with_graphs(body.decode("utf-8"), media == UPDATE, pairs)
    except UnicodeDecodeError:
        raise Problem(400, "the body is not UTF-8") from None


def _with_graphs(text: str, is_update: bool, pairs: Pairs) -> Operation:
    def values(name: str) -> tuple[str, ...]:
        return tuple(value for key, value in pairs if key == name)

    default, named = ("using-graph-uri", "using-named-graph-uri") if is_update else ("default-graph-uri", "named-graph-uri")
    if "\x00" in text:
        raise Problem(400, "the text holds a NUL character")
    graphs = values(default)
    if graphs == (RDFLIB_DEFAULT,):
        graphs = ()
    return Operation(text, is_update, graphs, values(named), next(iter(values("format")), ""))


def _missing() -> Operation:
    raise Problem(400, "the form has neither a query nor an update parameter")


def _media(content_type: str) -> tuple[str, str]:
    media, *parameters = (part.strip() for part in content_type.lower().split(";"))
    charset = next((p.partition("=")[2].strip('"') for p in parameters if p.startswith("charset=")), "")
    return media, charset
