"""Resolved some documents at a time, the graph is the one that all documents give at once."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model import Claim, Document, Event, Iri, Reading, Span, Status, TimeSpan
from kg.model.iri import expand
from kg.model.statement import ResolvedGraph
from kg.ontology import Ontology
from kg.resolve import LocalEntity, LocalGraph, resolve
from kg.resolve.reduce import names_of, resolve_in_parts, things_in

NAMES = ("Ada Muster", "Muster", "Carl Muster", "Zufall AG", "Zufall", "Lyon")
TEXT = "Who did what, when and where."


@st.composite
def entities(draw: st.DrawFn, index: int) -> LocalEntity:
    name = draw(st.sampled_from(NAMES))
    kind = draw(st.sampled_from(["Person", "Organization", ""]))
    named = draw(st.integers(0, 4)) > 0
    former = ("Alte Zufall",) if draw(st.integers(0, 5)) == 0 else ()
    return LocalEntity(index, name, ((name, draw(st.integers(1, 3))),), kind, named=named, former_names=former)


@st.composite
def claims(draw: st.DrawFn, count: int) -> Claim:
    fillers = st.one_of(st.integers(0, count - 1), st.sampled_from(["a phrase", "Zufall"]))
    predicate = draw(st.sampled_from([expand("kg:acquired"), expand("kg:owns"), expand("kg:sold"), Iri("https://kg.example/relation/praises")]))
    label = "praises" if "praises" in predicate else ""
    event = Event("0:1", expand("kg:Event"), draw(st.sampled_from(["Wahl 2005", "fire"])), Span(0, 3), 0)
    subject = draw(st.one_of(fillers, st.just(event)))
    reading = Reading(subject, predicate, draw(fillers), draw(st.sampled_from(["one", "two"])), draw(st.sampled_from([0.4, 0.8])), label)
    status = draw(st.sampled_from([Status.ASSERTED, Status.ASSERTED, Status.NEGATED, Status.REPORTED]))
    time = TimeSpan(at=draw(st.sampled_from(["", "2022"])))
    return Claim((reading,), status, 0, Span(0, draw(st.integers(3, 9))), time=time, position=draw(st.sampled_from(["", "head"])))


@st.composite
def documents(draw: st.DrawFn, number: int) -> LocalGraph:
    count = draw(st.integers(1, 4))
    things = tuple(draw(entities(index)) for index in range(count))
    told = tuple(draw(st.lists(claims(count), max_size=5)))
    return LocalGraph(Document(Iri(f"https://news.example/{number}"), TEXT, "en"), things, told)


worlds = st.integers(1, 6).flatmap(lambda count: st.tuples(*(documents(number) for number in range(count))))


def joined(parts: list[ResolvedGraph]) -> ResolvedGraph:
    """The parts as one graph; what stands in several of them must stand there alike."""
    found: dict[str, dict[Iri, object]] = {name: {} for name in ("documents", "entities", "statements", "relations")}
    for part in parts:
        for name, known in found.items():
            for value in getattr(part, name):
                assert known.setdefault(value.iri, value) == value
    return ResolvedGraph(**{name: tuple(known[iri] for iri in sorted(known)) for name, known in found.items()})  # type: ignore[arg-type]


@given(world=worlds, size=st.integers(1, 3), copies=st.booleans())
@settings(max_examples=150, deadline=None)
def test_parts_together_are_the_whole(world: tuple[LocalGraph, ...], size: int, copies: bool, ontology: Ontology) -> None:
    same_copy = {g.document.iri: world[0].document.iri for g in world[:2]} if copies else {}
    whole = resolve(world, ontology, same_copy=same_copy)
    names = names_of((thing for graph in world for thing in things_in(graph)), ontology)
    parts = list(resolve_in_parts(lambda: world, names, ontology, size=size, same_copy=same_copy))
    assert [len(part.documents) for part in parts[:-1]] == [size] * (len(parts) - 1)
    assert joined(parts) == whole


def test_a_sale_in_a_later_part_undoes_what_followed_in_an_earlier_one(ontology: Ontology) -> None:
    buyer, bought = LocalEntity(0, "Ada Muster", (("Ada Muster", 1),), "Person"), LocalEntity(1, "Zufall AG", (("Zufall AG", 1),), "Organization")
    world = []
    for number, verb in enumerate(("kg:acquired", "kg:sold")):
        claim = Claim((Reading(0, expand(verb), 1, "test", 0.8),), Status.ASSERTED, 0, Span(0, 3))
        world.append(LocalGraph(Document(Iri(f"https://news.example/{number}"), TEXT, "en"), (buyer, bought), (claim,)))
    names = names_of((thing for graph in world for thing in things_in(graph)), ontology)
    told = [{s.predicate for s in part.statements} for part in resolve_in_parts(lambda: world, names, ontology, size=1)]
    assert told[0] == {expand("kg:acquired")}
    unsold = [world[0], replace(world[1], claims=())]
    told = [{s.predicate for s in part.statements} for part in resolve_in_parts(lambda: unsold, names, ontology, size=1)]
    assert told[0] == {expand("kg:acquired"), expand("kg:owns")}
