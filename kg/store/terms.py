"""Values of the model as RDF terms and back, always in canonical form, so that reading gives what was written."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from urllib.parse import quote

import pyoxigraph as ox

from kg.errors import StoreError
from kg.model import Iri, Text
from kg.model.iri import expand

XSD_STRING = "http://www.w3.org/2001/XMLSchema#string"
XSD_DATES = {4: expand("xsd:gYear"), 7: expand("xsd:gYearMonth"), 10: expand("xsd:date")}
_STRING = ox.NamedNode(XSD_STRING)
_SURROGATE = re.compile("[\ud800-\udfff]")
_KEPT_IN_IRIS = "/:?#@!$&'()*+,;=%-._~"  # RFC 3987: gen-delims without brackets, sub-delims, unreserved

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple


@lru_cache(maxsize=4096)
def term(name: str) -> ox.NamedNode:
    """The node of a prefixed name of the vocabulary: ``term("kg:owns")``."""
    return ox.NamedNode(expand(name))


def node(iri: str) -> ox.NamedNode:
    """The node of an IRI; characters that RFC 3987 forbids are percent-encoded, the same way each time."""
    try:
        return ox.NamedNode(iri)
    except (ValueError, UnicodeEncodeError):
        pass
    kept = "".join(c if c.isalnum() or c in _KEPT_IN_IRIS else quote(clean(c)) for c in iri)
    try:
        return ox.NamedNode(re.sub(r"%(?![0-9A-Fa-f]{2})", "%25", kept))
    except ValueError as error:
        raise StoreError(f"{iri!r} cannot stand in the graph: {error}; give the document or entity a well-formed IRI") from None


def clean(text: str) -> str:
    """The text without lone surrogates (no UTF-8 has them); each becomes U+FFFD, so that offsets stay right."""
    return _SURROGATE.sub("\ufffd", text)


def plain(text: str) -> ox.Literal:
    return ox.Literal(clean(text))


def tagged(text: str, language: str) -> ox.Literal:
    """Text in a language; without a usable language tag it is plain text."""
    try:
        return ox.Literal(clean(text), language=language.lower())
    except ValueError:
        return plain(text)


def whole(number: int) -> ox.Literal:
    return ox.Literal(str(number), datatype=term("xsd:integer"))


@lru_cache(maxsize=4096)
def share(number: float) -> ox.Literal:
    """A number between 0 and 1 as xsd:decimal with at most four digits, canonical: 0.5, 1."""
    digits = f"{Decimal(repr(round(number, 4))):f}"
    return ox.Literal(digits.rstrip("0").rstrip(".") if "." in digits else digits, datatype=term("xsd:decimal"))


def moment(value: str) -> ox.Literal:
    """An ISO 8601 date, month or year with the datatype of its precision."""
    return ox.Literal(value, datatype=ox.NamedNode(XSD_DATES[len(value.lstrip("-"))]))


@lru_cache(maxsize=4096)
def _typed(value: str, datatype: str) -> ox.Literal:
    """The literal as a store gives it back: 007 becomes 7 for numbers, unknown datatypes stay as they are."""
    scratch = ox.Store()
    mark = ox.NamedNode("urn:x")
    scratch.add(ox.Quad(mark, mark, ox.Literal(clean(value), datatype=node(datatype))))
    return next(q.object for q in scratch.quads_for_pattern(mark, mark, None))  # type: ignore[return-value]


def literal(text: Text) -> ox.Literal:
    if text.language:
        return tagged(text.value, text.language)
    if text.datatype and text.datatype != XSD_STRING:
        return _typed(text.value, text.datatype)
    return plain(text.value)


def term_of(value: Iri | Text) -> ox.NamedNode | ox.Literal:
    return literal(value) if isinstance(value, Text) else node(value)


def value_of(found: Term) -> Iri | Text:
    """The model's value of a term: ``Iri`` for nodes (``_:x`` for blank ones), ``Text`` for literals."""
    if isinstance(found, ox.NamedNode):
        return Iri(found.value)
    if isinstance(found, ox.Literal):
        if found.datatype == _STRING:
            return Text(found.value)
        if found.language:
            return Text(found.value, found.language)
        return Text(found.value, "", found.datatype.value)
    return Iri(str(found)) if isinstance(found, ox.BlankNode) else Text(str(found))
