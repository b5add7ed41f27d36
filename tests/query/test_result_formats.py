from __future__ import annotations

import csv
import io
import json

import pyoxigraph as ox
import pytest

from kg.errors import QueryError
from kg.model import Iri, Text
from kg.model.iri import expand
from kg.query import Table, Triples
from kg.query.formats import FORMATS, rendered

TABLE = Table(
    ("thing", "value", "note"),
    (
        (Iri("https://kg.example/ontology#Person"), Text("7", datatype=expand("xsd:integer")), None),
        (Iri("http://a.example/"), Text('Ü "x"\nzwei', language="de"), Text("=cmd()")),
        (Iri("_:b"), Text("-1", datatype=expand("xsd:integer")), Text("-1")),
    ),
)
TRIPLES = Triples(((Iri("http://a.example/s"), expand("rdfs:label"), Text("ä")), (Iri("http://a.example/s"), expand("kg:owns"), Iri("http://a.example/o"))))


def test_a_table_is_laid_out_for_reading() -> None:
    assert rendered(TABLE).split("\n") == [
        "thing              value       note", "-----------------  ----------  ------", "kg:Person          7", 'http://a.example/  Ü "x" zwei  =cmd()', "_:b                -1          -1", "",
    ]


def test_csv_cells_cannot_become_formulas() -> None:
    rows = list(csv.reader(io.StringIO(rendered(TABLE, "csv"), newline="")))
    assert rows[0] == ["thing", "value", "note"]
    assert [row[1:] for row in rows[1:]] == [["7", ""], ['Ü "x"\nzwei', "'=cmd()"], ["-1", "'-1"]]


@pytest.mark.parametrize("form", ["json", "tsv", "xml"])
def test_the_standard_formats_are_read_by_others(form: str) -> None:
    kinds = {"json": ox.QueryResultsFormat.JSON, "tsv": ox.QueryResultsFormat.TSV, "xml": ox.QueryResultsFormat.XML}
    found = ox.parse_query_results(rendered(TABLE, form), format=kinds[form])
    assert isinstance(found, ox.QuerySolutions)
    assert [row["value"].value for row in found] == ["7", 'Ü "x"\nzwei', "-1"]


def test_truth_and_triples_have_their_formats() -> None:
    assert json.loads(rendered(True, "json"))["boolean"] is True
    assert [rendered(False, form) for form in ("table", "csv", "tsv")] == ["no\n", "false\n", "false\n"]
    turtle = ox.Store()
    turtle.load(rendered(TRIPLES, "ttl").encode("utf-8"), ox.RdfFormat.TURTLE)
    assert len(turtle) == 2
    assert rendered(TRIPLES, "csv").splitlines()[0] == "subject,predicate,object"


def test_what_a_format_cannot_hold_is_explained() -> None:
    with pytest.raises(QueryError, match="write a CONSTRUCT query"):
        rendered(TABLE, "ttl")
    with pytest.raises(QueryError, match="there is no format 'pdf'"):
        rendered(TABLE, "pdf")
    assert "ttl" in FORMATS
