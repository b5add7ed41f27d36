"""Random resolved graphs for laws: hostile strings, shared statements, several documents."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from kg.model import Document, Entity, Evidence, Iri, OpenRelation, ResolvedGraph, Span, Statement, Status, Text, TimeSpan
from kg.model.iri import expand, mint, mint_hashed

HOSTILE = ["</script><img src=x onerror=alert(1)>", 'say "hi"\n\\', "\u202eRTL", "=cmd()", "a\x00b\x1f", "\ufffe\U0001f600", "'''\"\"\"", "} GRAPH <x> {", "ä\u0308"]
texts = st.one_of(st.sampled_from(HOSTILE), st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12))
names = st.sampled_from(["Anna", "Müller_AG", "Zeta", "X", "東京", "d'Or", "a.b", "x-"])
documents = st.lists(st.sampled_from([mint("document", f"d{i}") for i in range(4)]), min_size=1, max_size=4, unique=True)
dates = st.sampled_from(["", "2022", "2025-03", "2025-03-29"])


def _distinct(values: st.SearchStrategy[str]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(values, max_size=2, unique=True).map(lambda found: tuple(sorted(found)))


@st.composite
def _document(draw: st.DrawFn, iri: Iri) -> Document:
    return Document(
        iri, draw(st.one_of(st.just(""), texts)), draw(st.sampled_from(["de", "en"])), title=draw(st.one_of(st.just(""), texts)),
        published=draw(st.one_of(st.none(), st.dates(date(1900, 1, 1), date(2100, 1, 1)))), publisher=draw(st.one_of(st.just(""), texts)),
        authors=draw(_distinct(texts)), url=draw(st.sampled_from(["", "https://a.example/?q=[1]"])),
    )


@st.composite
def _entity(draw: st.DrawFn, name: str, sources: list[Iri]) -> Entity:
    kinds = [expand(f"kg:{k}") for k in draw(st.sampled_from([("Person", "Entity"), ("Company", "Organization", "Entity"), ("Entity",)]))]
    return Entity(
        mint("entity", name), draw(texts), tuple(kinds), draw(_distinct(texts)), draw(st.sampled_from([(), (("de", "Köln"), ("en", "Cologne"))])),
        draw(_distinct(texts)), (Iri("http://www.wikidata.org/entity/Q1"),) if draw(st.booleans()) else (), (),
        tuple(sorted(draw(st.lists(st.sampled_from(sources), min_size=1, unique=True)))), draw(st.booleans()),
    )


@st.composite
def _evidence(draw: st.DrawFn, sources: list[Iri]) -> Evidence:
    start, length = draw(st.integers(0, 50)), draw(st.integers(0, 50))
    part = draw(st.one_of(st.none(), st.just(Span(start, start + 1))))
    return Evidence(draw(st.sampled_from(sources)), Span(start, start + length), f"quote {start} {length}", part, part)


@st.composite
def _statement(draw: st.DrawFn, iris: list[Iri], sources: list[Iri], relation: Iri) -> Statement:
    subject, predicate = draw(st.sampled_from(iris)), draw(st.sampled_from([expand("kg:owns"), expand("kg:leads"), relation]))
    target = draw(st.one_of(st.sampled_from(iris), st.builds(Text, texts), st.builds(Text, texts, st.just("de-at")), st.just(Text("7", datatype=expand("xsd:integer")))))
    status = draw(st.sampled_from(sorted(Status)))
    time = draw(st.builds(TimeSpan, dates, dates, dates))
    proofs = {(e.document, e.span): e for e in draw(st.lists(_evidence(sources), min_size=1, max_size=3))}
    return Statement(
        mint_hashed("statement", subject, predicate, repr(target), status, str(time)), subject, predicate, target, status, tuple(sorted(proofs.values())),
        draw(st.integers(0, 10000)) / 10000, draw(_distinct(texts)), (draw(st.sampled_from(iris)),) if draw(st.booleans()) else (), time,
        draw(st.sampled_from(["", "Chef"])),
    )


@st.composite
def resolved_graphs(draw: st.DrawFn) -> ResolvedGraph:
    """Graphs as resolution makes them: sorted, every statement proved, relations only where they are used."""
    sources = sorted(draw(documents))
    chosen = sorted(draw(st.lists(names, min_size=1, max_size=4, unique=True)))
    entities = sorted((draw(_entity(name, sources)) for name in chosen), key=lambda e: e.iri)
    relation = OpenRelation(mint("relation", "stößt_auf"), (("de", "stößt auf"),))
    found = draw(st.lists(_statement([e.iri for e in entities], sources, relation.iri), max_size=5, unique_by=lambda s: s.iri))
    used = (relation,) if any(s.predicate == relation.iri for s in found) else ()
    return ResolvedGraph(tuple(draw(_document(iri)) for iri in sources), tuple(entities), tuple(sorted(found, key=lambda s: s.iri)), used)
