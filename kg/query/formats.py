"""Results as text: for the terminal, for programs, for spreadsheets.

CSV, TSV, JSON and XML are those of SPARQL 1.1, written by Oxigraph; in CSV for people, cells that a spreadsheet would
take for a formula get an apostrophe in front.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable

import pyoxigraph as ox

from kg.errors import QueryError
from kg.model import Iri, Text
from kg.model.iri import PREFIXES, shorten
from kg.query.results import Result, Table, Term, Triples
from kg.store.terms import XSD_STRING, node, term_of

FORMATS = ("table", "csv", "json", "tsv", "xml", "ttl")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def rendered(result: Result, form: str = "table") -> str:
    """A result in one of ``FORMATS``; raises ``QueryError`` where the format cannot hold it."""
    if form not in FORMATS:
        raise QueryError(f"there is no format {form!r} for results; choose {', '.join(FORMATS)}")
    if isinstance(result, Triples):
        return _triples(result, form)
    if form == "ttl":
        raise QueryError("Turtle holds triples, and this query gives a table; choose csv, tsv or json, or write a CONSTRUCT query")
    if isinstance(result, bool):
        return _truth(result, form)
    return {"table": text_table, "csv": _csv}.get(form, _standard(form))(result)


def text_table(table: Table) -> str:
    """Columns side by side, as wide as their widest cell."""
    rows = [table.variables, *(tuple(shown(cell) for cell in row) for row in table.rows)]
    widths = [max(len(row[i]) for row in rows) for i in range(len(table.variables))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    return "\n".join([lines[0], "  ".join("-" * width for width in widths), *lines[1:], ""])


def shown(term: Term | None) -> str:
    """A term for reading: prefixed names, bare text on one line, ``""`` where unbound."""
    if term is None:
        return ""
    return " ".join(term.value.split()) if isinstance(term, Text) else shorten(term)


def is_number(term: Term | None) -> bool:
    return isinstance(term, Text) and term.datatype.rpartition("#")[2] in {"integer", "decimal", "double", "float"}


def _csv(table: Table) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(table.variables)
    for row in table.rows:
        writer.writerow([_safe(cell) for cell in row])
    return out.getvalue()


def _safe(term: Term | None) -> str:
    text = "" if term is None else term.value if isinstance(term, Text) else term
    return f"'{text}" if text.startswith(_FORMULA) and not is_number(term) else text


def _standard(form: str) -> Callable[[Table], str]:
    kinds = {"json": ox.QueryResultsFormat.JSON, "tsv": ox.QueryResultsFormat.TSV, "xml": ox.QueryResultsFormat.XML}

    def write(table: Table) -> str:
        found = ox.parse_query_results(_json(table), format=ox.QueryResultsFormat.JSON)
        return (found.serialize(format=kinds[form]) or b"").decode("utf-8") + ("" if form == "tsv" else "\n")

    return write


def _json(table: Table) -> str:
    rows = [{name: _binding(cell) for name, cell in zip(table.variables, row, strict=True) if cell is not None} for row in table.rows]
    return json.dumps({"head": {"vars": list(table.variables)}, "results": {"bindings": rows}})


def _binding(term: Term) -> dict[str, str]:
    if isinstance(term, Text):
        extra = {"xml:lang": term.language} if term.language else {"datatype": term.datatype or XSD_STRING}
        return {"type": "literal", "value": term.value} | extra
    return {"type": "bnode", "value": term[2:]} if term.startswith("_:") else {"type": "uri", "value": term}


def _truth(answer: bool, form: str) -> str:
    word = "true" if answer else "false"
    if form == "json":
        return f'{{"head":{{}},"boolean":{word}}}\n'
    if form == "xml":
        return f'<?xml version="1.0"?><sparql xmlns="http://www.w3.org/2005/sparql-results#"><head/><boolean>{word}</boolean></sparql>\n'
    return f"{word}\n" if form != "table" else ("yes\n" if answer else "no\n")


def _triples(found: Triples, form: str) -> str:
    if form == "ttl":
        triples = (ox.Triple(_subject(s), node(p), term_of(o) if isinstance(o, Text) else _subject(o)) for s, p, o in found)
        return (ox.serialize(triples, format=ox.RdfFormat.TURTLE, prefixes=PREFIXES) or b"").decode("utf-8")
    return rendered(Table(("subject", "predicate", "object"), found.triples), form)


def _subject(iri: Iri) -> ox.NamedNode | ox.BlankNode:
    return ox.BlankNode(iri[2:]) if iri.startswith("_:") else node(iri)
