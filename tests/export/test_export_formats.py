from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import date
from pathlib import Path
from xml.etree import ElementTree as ET

import networkx
import pytest
from worlds import PAPER, WIRE, entity, tiny

from kg import export
from kg.errors import ExportError
from kg.export.tables import safe
from kg.model import ResolvedGraph, Status
from kg.store import Store

HOSTILE = "=1+1\x00\x0b</node> 'q' \\ `x` [[y]]"


def written(graph: ResolvedGraph) -> Store:
    store = Store.memory()
    store.write(graph)
    return store


@pytest.fixture
def store() -> Store:
    return written(tiny())


@pytest.fixture
def hostile() -> Store:
    graph = tiny()
    return written(replace(graph, entities=tuple(replace(e, label=f"{HOSTILE} {n}") for n, e in enumerate(graph.entities))))


def test_graphml_has_nodes_edges_and_attributes(store: Store) -> None:
    graph = networkx.read_graphml(io.BytesIO(export.graphml(store)), force_multigraph=True)
    assert graph.nodes[entity("Müller_AG")] == {"label": "Müller AG", "class": "Company", "names": "Müller", "sources": 2}
    assert graph.is_directed()
    edges = {(data["relation"], data["status"]) for _, _, data in graph.edges(data=True)}
    assert edges == {("kg:leads", "Asserted"), ("kg:acquired", "Asserted"), ("kg:owns", "Asserted"), ("kg:owns", "Negated"), ("https://kg.example/relation/sue", "Possible")}
    assert all(isinstance(data["confidence"], float) and data["quote"] for _, _, data in graph.edges(data=True))


def test_gexf_has_nodes_edges_and_attributes(store: Store) -> None:
    space = {"g": "http://gexf.net/1.3"}
    root = ET.fromstring(export.gexf(store))
    titles = {a.get("id"): a.get("title") for a in root.iterfind(".//g:attribute", space)}
    nodes = {n.get("label"): {titles[v.get("for")]: v.get("value") for v in n.iterfind(".//g:attvalue", space)} for n in root.iterfind(".//g:node", space)}
    assert nodes["Müller AG"]["class"] == "Company"
    assert len(root.findall(".//g:edge", space)) == 5
    assert {e.get("source") for e in root.iterfind(".//g:edge", space)} <= {n.get("id") for n in root.iterfind(".//g:node", space)}


def test_csv_has_a_row_for_each_mention(store: Store) -> None:
    rows = list(csv.DictReader(io.StringIO(export.csv(store).decode("utf-8"), newline="")))
    assert len(rows) == sum(len(s.evidence) for s in tiny().statements)
    led = [r for r in rows if r["relation_iri"].endswith("#leads")]
    assert {(r["subject"], r["object"], r["position"], r["publisher"]) for r in led} == {("Anna Roth", "Müller AG", "head", "Tagespost"), ("Anna Roth", "Müller AG", "head", "Wire")}
    assert {r["object"] for r in rows if r["relation_iri"].endswith("#formerName")} == {"Ypsilon"}
    texts = {d.iri: d.text for d in tiny().documents}
    assert all(texts[r["document"]][int(r["start"]) : int(r["end"])] == r["quote"] for r in rows)


@pytest.mark.parametrize(("cell", "expected"), [("=1+1", "'=1+1"), ("+49", "+49"), ("@x", "'@x"), ("-x", "'-x"), ("-1.5", "-1.5"), (" =x", "' =x"), ("\tx", "'\tx"), ("a=b", "a=b"), ("", "")])
def test_cells_cannot_become_formulas(cell: str, expected: str) -> None:
    assert safe(cell) == (f"'{cell}" if cell == "+49" else expected)


def test_neo4j_gets_its_pair_of_files_and_a_script(store: Store) -> None:
    files = export.neo4j(store)
    nodes = list(csv.reader(io.StringIO(files["nodes.csv"].decode("utf-8"), newline="")))
    edges = list(csv.reader(io.StringIO(files["relationships.csv"].decode("utf-8"), newline="")))
    assert nodes[0] == ["iri:ID", "label", "names", "sources:int", ":LABEL"]
    assert [entity("Müller_AG"), "Müller AG", "Müller", "2", "Company;Organization;Entity"] in nodes
    assert edges[0][:4] == [":START_ID", ":END_ID", ":TYPE", "iri"]
    assert {row[2] for row in edges[1:]} == {"LEADS", "ACQUIRED", "OWNS", "SUE"}
    script = files["import.cypher"].decode("utf-8")
    assert "MERGE (n:Entity {iri: 'https://kg.example/entity/Zeta'}) SET n:`Company`:`Organization`, n += {`label`: 'Zeta'" in script
    assert all(line.endswith(";") for line in script.splitlines())


def test_every_person_and_organisation_gets_a_note(store: Store) -> None:
    files = export.notes(store)
    assert list(files) == ["Anna Roth.md", "Bob Lee.md", "Müller AG.md", "Zeta.md"]
    note = files["Müller AG.md"].decode("utf-8")
    assert note.startswith('---\niri: "https://kg.example/entity/Müller_AG"\naliases: ["Müller"]\ntags: [Company, Organization, Entity]\n---\n# Müller AG\n')
    assert "- [[Müller AG]] " in note
    assert "> Die Müller AG kaufte 2021 die Firma Zeta.\n  > — [Müller kauft \"Zeta\"](<https://post.example/a?b=1>), Tagespost, 2024-05-01" in note
    assert "[[Zeta]] (negated, says [[Bob Lee]])" in note


def test_hostile_names_break_no_format(hostile: Store) -> None:
    for name in ("graphml", "gexf", "rdfxml"):
        ET.fromstring(export.export(hostile, name))
    assert not any(cell.startswith("=") for row in csv.reader(io.StringIO(export.csv(hostile).decode("utf-8"), newline="")) for cell in row)
    script = export.neo4j(hostile)["import.cypher"].decode("utf-8")
    assert "'=1+1\ufffd\x0b</node> \\'q\\' \\\\ `x` [[y]] 0'" in script
    for name, data in export.notes(hostile).items():
        assert not set(name) & set('\\/:*?"<>|#[]\x00')
        assert "\\[\\[y\\]\\]" in data.decode("utf-8")


def test_equal_labels_get_notes_of_their_own(store: Store) -> None:
    graph = tiny()
    files = export.notes(written(replace(graph, entities=tuple(replace(e, label="../A") for e in graph.entities))))
    assert list(files) == ["A.md", "A (2).md", "A (3).md", "A (4).md"]


def test_pandas_and_parquet_hold_the_same_rows(store: Store) -> None:
    pandas = pytest.importorskip("pandas")
    pytest.importorskip("pyarrow")
    table = export.frame(store)
    assert len(table) == 7
    assert table["confidence"].dtype == float
    assert set(table["published"].dt.date) == {date(2024, 5, 1), date(2024, 5, 3)}
    assert pandas.read_parquet(io.BytesIO(export.parquet(store))).equals(table)


def names(store: Store) -> tuple[list[str], int, list[str]]:
    return [e.label for e in store.entities()], len(list(store.statements())), [d.iri for d in store.documents()]


ALL = ["Anna Roth", "Bob Lee", "Müller AG", "Zeta"]
SELECTIONS = [
    (export.Selection(), (ALL, 6, [PAPER, WIRE])),
    (export.Selection(since=date(2024, 5, 2)), (ALL, 3, [WIRE])),
    (export.Selection(asserted_only=True), (ALL, 4, [PAPER, WIRE])),
    (export.Selection(min_confidence=0.9), (ALL, 0, [PAPER, WIRE])),
    (export.Selection(classes=("Person",)), (["Anna Roth", "Bob Lee", "Müller AG", "Zeta"], 3, [PAPER, WIRE])),
    (export.Selection(about=("Anna Roth",)), (["Anna Roth", "Müller AG"], 1, [PAPER, WIRE])),
    (export.Selection(about=("mueller",), asserted_only=True, since=date(2024, 5, 2)), (["Anna Roth", "Müller AG"], 1, [WIRE])),
    (export.Selection(classes=("kg:Company",), about=("Bob Lee",)), ([], 0, [])),
]


@pytest.mark.parametrize(("selection", "expected"), SELECTIONS, ids=[str(n) for n in range(len(SELECTIONS))])
def test_a_selection_takes_its_part(store: Store, selection: export.Selection, expected: tuple[list[str], int, list[str]]) -> None:
    assert names(export.selected(store, selection)) == expected


def test_selections_hold_in_every_format(store: Store) -> None:
    selection = export.Selection(asserted_only=True)
    for name in export.FORMATS:
        if export.ending(name):
            assert export.export(store, name, selection=selection) != export.export(store, name)
        else:
            assert export.export_files(store, name, selection=selection) != export.export_files(store, name)
    assert all(s.status is Status.ASSERTED for s in export.selected(store, selection).statements())


@pytest.mark.parametrize("selection", [export.Selection(about=("Nobody",)), export.Selection(classes=("Unicorn",))], ids=["about", "class"])
def test_what_cannot_be_selected_is_explained(store: Store, selection: export.Selection) -> None:
    with pytest.raises(ExportError, match="nothing in the graph is"):
        export.export(store, "turtle", selection=selection)


def test_formats_have_other_names_and_unknown_ones_are_listed(store: Store, tmp_path: Path) -> None:
    assert [export.format_of(n) for n in ("ttl", ".nq", "obsidian", "JSON-LD")] == ["turtle", "nquads", "notes", "jsonld"]
    with pytest.raises(ExportError, match="choose turtle, trig"):
        export.export(store, "hdt")
    with pytest.raises(ExportError, match="folder"):
        export.export(store, "neo4j")
    export.export_to(store, tmp_path / "notes", "obsidian")
    assert (tmp_path / "notes" / "Zeta.md").is_file()


def test_files_are_written_whole_or_not_at_all(tmp_path: Path) -> None:
    target = tmp_path / "a" / "x.ttl"
    export.write(target, b"1")
    export.write(target, b"2")
    assert target.read_bytes() == b"2"
    assert [p.name for p in target.parent.iterdir()] == ["x.ttl"]
    with pytest.raises(ExportError, match="cannot be written"):
        export.write(target / "below", b"3")
