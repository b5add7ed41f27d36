"""Whether a graph is well formed: ``ontologies/shapes.ttl`` held against it, faults told in plain words."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.errors import ExportError
from kg.export.shapes import rules
from kg.model import Iri
from kg.model.iri import shorten
from kg.ontology import default_directory
from kg.store import Store
from kg.store.labels import label_of

if TYPE_CHECKING:
    import rdflib

PYSHACL_LIMIT = 50_000  # triples up to which pySHACL holds the shapes against the graph; above, they run as SPARQL on the store


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """A fault: what is wrong with which node, and the value that is wrong where there is one."""

    node: str
    message: str
    value: str = ""
    label: str = ""

    def __str__(self) -> str:
        about = f"{shorten(self.node)} ({self.label})" if self.label else shorten(self.node)
        return f"{about}: {self.message}" + (f" Found: {shorten(self.value)}" if self.value else "")


def check(store: Store, *, language: str = "en", limit: int = PYSHACL_LIMIT, labelled: int | None = None) -> tuple[Finding, ...]:
    """All faults, sorted; empty for a well-formed graph. Messages are in German (``de``) or English.

    Of very many faults only the first ``labelled`` need bear a label: each label costs several look-ups in the store.

    Up to ``limit`` triples pySHACL decides; above, the same shapes are translated to SPARQL and run on the store
    (some ten times as fast, and in no memory of its own).
    """
    found = _by_pyshacl(store, language) if len(store) <= limit else _by_sparql(store, language)
    faults = sorted(set(found))
    named = [replace(fault, label=_label(store, fault.node, language)) for fault in faults[:labelled]]
    return (*named, *faults[len(named) :])


def _label(store: Store, node: str, language: str) -> str:
    statement = store.statement(Iri(node)) if "://" in node else None
    if statement is None:
        return label_of(store, Iri(node), language=language) if "://" in node else ""
    target = statement.object if isinstance(statement.object, str) else None
    ends = (statement.subject, statement.predicate, target)
    return " ".join(label_of(store, iri, language=language) for iri in ends if iri) + ("" if target else f' "{getattr(statement.object, "value", "")}"')


def _by_sparql(store: Store, language: str) -> Iterator[Finding]:
    for rule in rules(default_directory() / "shapes.ttl"):
        results = store.query(rule.query)
        if not isinstance(results, ox.QuerySolutions):
            raise ExportError(f"the shape {rule.shape} does not give a table; its query must be a SELECT")
        for row in results:
            node, value = row["this"], row["value"] if rule.has_value else None
            focus = value if rule.reports_value and value is not None else node
            yield Finding(_text(focus), rule.message(language), "" if value is None or focus is value else _text(value))


def _text(term: object) -> str:
    return str(getattr(term, "value", term))


def _by_pyshacl(store: Store, language: str) -> Iterator[Finding]:
    import pyshacl
    import rdflib

    shapes = rdflib.Graph().parse(default_directory() / "shapes.ttl", format="turtle")
    with _quiet():
        _, report, _ = pyshacl.validate(_copied(store.triples()), shacl_graph=shapes, inference="none", js=False, meta_shacl=False)
    if not isinstance(report, rdflib.Graph):
        raise ExportError(f"the shapes cannot be held against the graph: {report}")
    sh = rdflib.SH
    for result in report.subjects(rdflib.RDF.type, sh.ValidationResult):
        shape = report.value(result, sh.sourceShape)  # the report itself may bear one of a shape's messages only, any of them
        messages = {m.language or "": str(m) for m in shapes.objects(shape, sh.message) if isinstance(m, rdflib.Literal)}
        focus, value = report.value(result, sh.focusNode), report.value(result, sh.value)
        if report.value(result, sh.sourceConstraintComponent) == sh.SPARQLConstraintComponent:
            focus, value = value, None
        message = messages.get(language) or messages.get("en") or next(iter(sorted(messages.values())), "")
        yield Finding(str(focus), message, "" if value is None or value == focus else str(value))


def _copied(triples: Iterable[ox.Triple]) -> rdflib.Graph:
    """The triples in rdflib's memory: pySHACL misjudges graphs over oxrdflib, whose strings all bear a datatype."""
    import rdflib

    graph = rdflib.Graph(bind_namespaces="none")
    graph.addN((_rdflib(t.subject), _rdflib(t.predicate), _rdflib(t.object), graph) for t in triples)
    return graph


def _rdflib(term: object) -> rdflib.term.Node:
    import rdflib

    if isinstance(term, ox.NamedNode):
        return rdflib.URIRef(term.value)
    if isinstance(term, ox.Literal):
        if term.language:
            return rdflib.Literal(term.value, lang=term.language)
        kind = rdflib.URIRef(term.datatype.value)
        return rdflib.Literal(term.value) if kind == rdflib.XSD.string else rdflib.Literal(term.value, datatype=kind, normalize=False)
    return rdflib.BNode(_text(term))


@contextmanager
def _quiet() -> Iterator[None]:
    """Without rdflib's stack traces for ill-typed literals: the shapes find those in words."""
    logger = logging.getLogger("rdflib.term")
    before = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        logger.setLevel(before)
