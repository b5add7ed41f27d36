"""Corrections: read from YAML, applied to a small graph, written back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kg.errors import CorrectionError
from kg.model import Document, Entity, Evidence, Iri, ResolvedGraph, Span, Statement, Status
from kg.model.iri import BASE, expand, mint
from kg.resolve.corrections import Correction, append_correction, apply, read_corrections, unmatched
from kg.resolve.merging import iri_of_statement

PERSON = expand("kg:Person")
PAPERS = tuple(Document(Iri(f"https://news.example/{n}"), "Ada knows Bert. Bert knows Cem.", "en") for n in ("a", "b"))


def entity(label: str, *documents: Document) -> Entity:
    return Entity(mint("entity", label), label, (PERSON,), documents=tuple(d.iri for d in documents or PAPERS))


def knows(left: str, right: str, document: Document = PAPERS[0]) -> Statement:
    evidence = (Evidence(document.iri, Span(0, 15), "Ada knows Bert."),)
    statement = Statement(Iri(""), mint("entity", left), expand("kg:meets"), mint("entity", right), Status.ASSERTED, evidence, 0.7)
    return replace(statement, iri=iri_of_statement(statement, base=BASE))


def graph(*statements: Statement) -> ResolvedGraph:
    labels = ("Ada Muster", "Ada M.", "Bert", "Cem")
    return ResolvedGraph(PAPERS, tuple(sorted((entity(x) for x in labels), key=lambda e: e.iri)), tuple(sorted(statements, key=lambda s: s.iri)))


def corrected(tmp_path: Path, before: ResolvedGraph, text: str) -> ResolvedGraph:
    path = tmp_path / "corrections.yaml"
    path.write_text(text, encoding="utf-8")
    return apply(before, read_corrections(path), base=BASE)


def triples(after: ResolvedGraph) -> list[tuple[str, str]]:
    label = {e.iri: e.label for e in after.entities}
    return sorted((label[s.subject], label[Iri(str(s.object))]) for s in after.statements)


def test_merged_entities_share_their_statements(tmp_path: Path) -> None:
    after = corrected(tmp_path, graph(knows("Ada Muster", "Bert"), knows("Ada M.", "Bert", PAPERS[1])), "- merge: {into: Ada Muster, from: [Ada M.]}")
    assert triples(after) == [("Ada Muster", "Bert")]
    assert len(after.statements[0].evidence) == 2


def test_merging_leaves_nothing_that_meets_itself(tmp_path: Path) -> None:
    assert triples(corrected(tmp_path, graph(knows("Ada Muster", "Ada M.")), "- merge: {into: Ada Muster, from: [Ada M.]}")) == []


def test_a_split_parts_the_evidence_by_document(tmp_path: Path) -> None:
    one = knows("Bert", "Cem")
    other = knows("Bert", "Cem", PAPERS[1])
    both = replace(one, evidence=(*one.evidence, *other.evidence))
    after = corrected(tmp_path, graph(both), "- split: {entity: Bert, documents: ['https://news.example/b'], name: Bert the Younger}")
    assert triples(after) == [("Bert", "Cem"), ("Bert the Younger", "Cem")]


def test_a_renamed_entity_keeps_its_old_name(tmp_path: Path) -> None:
    after = corrected(tmp_path, graph(knows("Bert", "Cem")), "- rename: {entity: Bert, label: Bert Beispiel}")
    assert triples(after) == [("Bert Beispiel", "Cem")]
    assert next(e for e in after.entities if e.label == "Bert Beispiel").names == ("Bert",)


@pytest.mark.parametrize(
    "text",
    ["- reject: {subject: Bert, predicate: 'kg:meets', object: Cem}", "- reject: {subject: Bert}", "- reject: {entity: Cem}"],
    ids=["statement", "subject", "entity"],
)
def test_what_is_rejected_is_gone(tmp_path: Path, text: str) -> None:
    assert triples(corrected(tmp_path, graph(knows("Bert", "Cem"), knows("Ada Muster", "Bert")), text)) == [("Ada Muster", "Bert")]


def test_what_is_added_has_the_file_as_its_source(tmp_path: Path) -> None:
    text = '# mine\n- add: {subject: Bert, predicate: "kg:leads", object: Musterwerk, note: by letter}\n'
    after = corrected(tmp_path, graph(), text)
    (statement,) = after.statements
    (evidence,) = statement.evidence
    source = next(d for d in after.documents if d.iri == evidence.document)
    assert triples(after) == [("Bert", "Musterwerk")]
    assert evidence.span.of(source.text) == evidence.quote == text.splitlines()[1]


def test_corrections_of_what_is_not_there_change_nothing(tmp_path: Path) -> None:
    path = tmp_path / "corrections.yaml"
    path.write_text("- rename: {entity: Nobody, label: Somebody}\n- reject: {entity: Cem}\n", encoding="utf-8")
    corrections = read_corrections(path)
    assert [c.action for c in unmatched(graph(knows("Bert", "Cem")), corrections, base=BASE)] == ["rename"]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("merge: [a]", "corrections are a list"),
        ("- join: {into: a}", "'join' is none of"),
        ("- merge: {into: a}", "lacks from"),
        ("- rename: {entity: a, label: b, lable: c}", "has no lable"),
        ("- reject: {}", "reject wants"),
        ("- [", "not YAML"),
    ],
    ids=["no list", "unknown action", "missing", "misspelt", "empty", "broken"],
)
def test_a_wrong_entry_is_named_with_the_reason(tmp_path: Path, text: str, reason: str) -> None:
    with pytest.raises(CorrectionError, match=reason):
        corrected(tmp_path, graph(), text)


def test_what_is_written_can_be_read(tmp_path: Path) -> None:
    path = tmp_path / "own.yaml"
    append_correction(path, Correction("rename", {"entity": "Bert", "label": "Bert: der Große"}))
    append_correction(path, Correction("merge", {"into": "Ada Müster", "from": ("Ada M.",)}))
    assert [(c.action, dict(c.values)) for c in read_corrections(path).items] == [
        ("rename", {"entity": "Bert", "label": "Bert: der Große"}),
        ("merge", {"into": "Ada Müster", "from": ("Ada M.",)}),
    ]
