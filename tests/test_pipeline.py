"""The stages composed: the same set of documents gives the same graph, whatever the way there."""

from __future__ import annotations

import os
import random
import signal
import time
from pathlib import Path

import pytest

from kg import pipeline
from kg.export import nquads, turtle
from kg.model import Extraction, Iri
from kg.ontology import Ontology
from kg.resolve import LocalGraph
from kg.store import Store

ARTICLES = {
    "a.txt": "Bahnhof in Lübeck eröffnet\n\n2024-03-01\n\nDie Deutsche Bahn eröffnete am Freitag den neuen Bahnhof in Lübeck. Bahnchef Richard Lutz lobte die Arbeiter.",
    "b.txt": "Streik bei der Bahn\n\n2024-03-08\n\nLutz kritisierte die Gewerkschaft GDL. Die GDL hatte zum Streik aufgerufen.",
    "c.txt": "Volvo buys a bus maker\n\n2024-03-09\n\nThe Swedish company Volvo acquired the bus maker Nova Bus in 2004. Volvo's chief executive Martin Lundstedt did not comment.",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in ARTICLES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def _built(paths: list[Path]) -> bytes:
    with Store.memory() as store:
        pipeline.build(paths, store=store)
        return nquads(store)


def test_the_order_of_arrival_does_not_matter(folder: Path) -> None:
    paths = [folder / name for name in ARTICLES]
    whole = _built(paths)
    assert _built(paths[::-1]) == whole
    with Store.memory() as store:
        for path in (paths[2], paths[0], paths[1]):
            pipeline.add([path], store=store)
        assert nquads(store) == whole


@pytest.mark.parametrize("bulk", [1, 1000], ids=["in one go", "graph by graph"])
def test_a_graph_settled_in_parts_is_the_graph_settled_at_once(folder: Path, monkeypatch: pytest.MonkeyPatch, bulk: int) -> None:
    paths = [folder / name for name in ARTICLES]
    whole = _built(paths)
    monkeypatch.setattr("kg.settling.PART", 1)
    monkeypatch.setattr("kg.store.writing.BULK", bulk)
    assert _built(paths) == whole


def test_removing_a_document_leaves_no_trace(folder: Path) -> None:
    paths = [folder / name for name in ARTICLES]
    with Store.memory() as store:
        pipeline.build(paths, store=store)
        gone = pipeline.documents_named(store, "Streik bei der Bahn")
        assert pipeline.remove(gone, store=store) == gone
        assert nquads(store) == _built([paths[0], paths[2]])


def test_any_sequence_of_changes_gives_what_one_build_gives(folder: Path) -> None:
    paths = [folder / name for name in ARTICLES]
    randomly = random.Random(7)
    with Store.memory() as store:
        held: set[int] = set()
        for _ in range(8):
            number = randomly.randrange(len(paths))
            if number in held:
                title = ARTICLES[paths[number].name].partition("\n")[0]
                pipeline.remove(pipeline.documents_named(store, title), store=store)
                held.discard(number)
            else:
                pipeline.add([paths[number]], store=store)
                held.add(number)
        assert nquads(store) == _built([paths[i] for i in sorted(held)])


def test_two_workers_give_the_same_bytes_as_one(folder: Path) -> None:
    with Store.memory() as store:
        report = pipeline.build([folder], store=store, workers=2)
        assert len(report.read) == len(ARTICLES)
        assert turtle(store) == _turtle_of([folder])


def _turtle_of(paths: list[Path]) -> bytes:
    with Store.memory() as store:
        pipeline.build(paths, store=store)
        return turtle(store)


def test_what_cannot_be_read_is_counted_and_the_rest_is_built(folder: Path) -> None:
    (folder / "broken.txt").write_bytes(b"\x00\x01\x02\x89PNG")
    (folder / "empty.txt").write_text("", encoding="utf-8")
    with Store.memory() as store:
        report = pipeline.build([folder], store=store)
    assert len(report.read) == len(ARTICLES)
    assert sorted(Path(r.source).name for r in report.rejected) == ["broken.txt", "empty.txt"]


def test_the_same_article_twice_is_one_document(folder: Path) -> None:
    (folder / "again.txt").write_text(ARTICLES["a.txt"], encoding="utf-8")
    with Store.memory() as store:
        report = pipeline.build([folder], store=store)
        assert len(report.read) == len(ARTICLES) == len(store.documents())


def test_building_again_reads_nothing_anew(folder: Path, tmp_path: Path) -> None:
    with Store.create_or_open(tmp_path / "store") as store:
        first = pipeline.build([folder / "a.txt"], store=store)
    with Store.create_or_open(tmp_path / "store") as store:
        second = pipeline.build([folder / "a.txt"], store=store)
    assert first.read == second.known
    assert second.read == ()


def test_a_replaced_document_leaves_the_rest_alone(folder: Path) -> None:
    new = folder / "new.txt"
    new.write_text("Streik bei der Bahn beendet\n\n2024-03-12\n\nDie GDL beendete den Streik.", encoding="utf-8")
    with Store.memory() as store:
        pipeline.build([folder / name for name in ARTICLES], store=store)
        old = pipeline.documents_named(store, "Streik bei der Bahn")
        pipeline.replace_document(old, new, store=store, options=pipeline.Options())
        assert nquads(store) == _built([folder / "a.txt", folder / "c.txt", new])


def test_a_killed_worker_costs_nothing_but_time(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from kg import workers

    monkeypatch.setattr(workers, "BATCH", 1)
    started: list[int] = []
    begin = workers._start

    def start(*args: object) -> object:
        worker = begin(*args)  # type: ignore[arg-type]
        if not started:
            time.sleep(0.2)
            os.kill(worker.process.pid or 0, signal.SIGKILL)
        started.append(worker.process.pid or 0)
        return worker

    monkeypatch.setattr(workers, "_start", start)
    with Store.memory() as store:
        report = pipeline.build([folder], store=store, workers=2)
        assert len(started) >= 3
        assert len(report.read) == len(ARTICLES)
        assert report.rejected == ()


def test_quotes_are_where_their_offsets_say(folder: Path) -> None:
    with Store.memory() as store:
        pipeline.build([folder], store=store)
        texts: dict[Iri, str] = {d.iri: d.text for d in store.documents()}
        evidence = [e for s in store.statements() for e in s.evidence]
    assert evidence
    assert all(texts[e.document][e.span.start : e.span.end] == e.quote for e in evidence)


def test_asserted_statements_and_only_these_stand_as_plain_triples(folder: Path) -> None:
    with Store.memory() as store:
        pipeline.build([folder], store=store)
        wrong = store.query(
            "PREFIX kg: <https://kg.example/ontology#> PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> "
            "ASK { ?st a kg:Statement ; kg:status kg:Asserted ; rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o FILTER NOT EXISTS { ?s ?p ?o } }"
        )
        assert not bool(wrong)


def test_agency_copy_in_two_papers_counts_once(tmp_path: Path) -> None:
    filler = " ".join(f"Der Bahnhof hat nach Angaben der Stadt {n} Gleise und {n + 1} Aufzüge für Reisende mit Gepäck." for n in range(3, 15))
    first = f"Bahn eröffnet Bahnhof\n\n2024-03-01\n\nDie Deutsche Bahn übernahm die Firma Nordlok. {filler}"
    second = first.replace("Reisende mit Gepäck. Der Bahnhof hat nach Angaben der Stadt 8", "Gäste mit Gepäck. Der Bahnhof hat nach Angaben der Stadt 8")
    other = "Kauf\n\n2024-03-02\n\nNach langem Streit übernahm die Deutsche Bahn die Firma Nordlok."
    paths = [tmp_path / name for name in ("first.txt", "second.txt", "other.txt")]
    for path, text in zip(paths, (first, second, other), strict=True):
        path.write_text(text, encoding="utf-8")

    def confidence(*chosen: Path) -> tuple[float, int]:
        with Store.memory() as store:
            pipeline.build(chosen, store=store)
            found = [s for s in store.statements() if s.predicate.endswith("#acquired")]
            return max((s.confidence, len(s.documents)) for s in found)

    alone, copied, independent = confidence(paths[0]), confidence(*paths[:2]), confidence(paths[0], paths[2])
    assert copied == (alone[0], 2)
    assert independent[0] > alone[0]


def test_a_document_that_makes_the_rules_fail_costs_only_itself(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settle = pipeline.resolve_document

    def fail(extraction: Extraction, ontology: Ontology) -> LocalGraph:
        if "Streik" in extraction.document.title:
            raise ValueError("a span must not end before it starts")
        return settle(extraction, ontology)

    monkeypatch.setattr(pipeline, "resolve_document", fail)
    with Store.memory() as store:
        report = pipeline.build([folder], store=store)
        assert nquads(store) == _built([folder / "a.txt", folder / "c.txt"])
    assert len(report.read) == 2
    assert "a span must not end" in report.rejected[0].reason
