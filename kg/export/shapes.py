"""SHACL shapes as SPARQL: the constraints that ``ontologies/shapes.ttl`` uses, each as a query for what breaks it.

This is a part of SHACL, enough for shapes with a target class, one-step paths and the constraints below; a shape that
uses more is refused, so that nothing is left unchecked in silence. (W3C SHACL, 4; SHACL-SPARQL, 5)
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pyoxigraph as ox

from kg.errors import ExportError
from kg.model.iri import PREFIXES
from kg.store.terms import Term, node

_SH = PREFIXES["sh"]
_NOT_CONSTRAINTS = frozenset(("message", "path", "property", "targetClass", "targetNode", "sparql", "declare", "prefixes", "select"))
_NODE_KINDS = {"IRI": "ISIRI(?value)", "Literal": "ISLITERAL(?value)", "IRIOrLiteral": "(ISIRI(?value) || ISLITERAL(?value))"}


@dataclass(frozen=True, slots=True)
class Rule:
    """A query whose rows (``this``, and ``value`` where ``has_value``) are faults; with ``reports_value`` the value is what is at fault."""

    shape: str
    query: str
    messages: Mapping[str, str]
    has_value: bool
    reports_value: bool = False

    def message(self, language: str) -> str:
        return self.messages.get(language) or self.messages.get("en") or next(iter(sorted(self.messages.values())), self.shape)


# each constraint as a pattern that holds for the faults; ``%s`` is the parameter, ``?value`` the value of the path
_PATTERNS: Mapping[str, str] = {
    "datatype": "FILTER (!ISLITERAL(?value) || DATATYPE(?value) != %s)",
    "pattern": "FILTER (!REGEX(STR(?value), %s))",
    "minLength": "FILTER (STRLEN(STR(?value)) < %s)",
    "minInclusive": "FILTER (!COALESCE(?value >= %s, false))",
    "maxInclusive": "FILTER (!COALESCE(?value <= %s, false))",
    "lessThan": "$this %s ?greater FILTER (!COALESCE(?value < ?greater, false))",
}


@cache
def rules(path: Path) -> tuple[Rule, ...]:
    """All rules of a shapes file, sorted by shape; raises ``ExportError`` for a constraint that is not translated."""
    store = ox.Store()
    try:
        store.load(path=str(path), format=ox.RdfFormat.TURTLE)
    except (OSError, SyntaxError) as error:
        raise ExportError(f"the shapes cannot be read from {path}: {error}; install kg again, or mend the file") from None
    return tuple(sorted(_Shapes(store).rules(), key=lambda rule: (rule.shape, rule.query)))


class _Shapes:
    def __init__(self, store: ox.Store) -> None:
        self._store = store

    def rules(self) -> Iterator[Rule]:
        for shape in self._subjects("targetClass"):
            for target in self._objects(shape, "targetClass"):
                focus = f"$this a {target} ."
                yield from self._constraints(shape, f"{focus} BIND ($this AS ?value)")
                for part in self._objects(shape, "property"):
                    yield from self._property(part, focus)
        for shape in self._subjects("targetNode"):
            yield from self._sparql(shape)

    def _property(self, shape: Term, focus: str) -> Iterator[Rule]:
        (path,) = self._objects(shape, "path")
        if not isinstance(path, ox.NamedNode):
            raise ExportError(f"the shape {shape} has a path of several steps, which kg does not translate; check a smaller graph")
        yield from self._counts(shape, focus, path)
        yield from self._constraints(shape, f"{focus} $this {path} ?value .")

    def _counts(self, shape: Term, focus: str, path: ox.NamedNode) -> Iterator[Rule]:
        for least in self._objects(shape, "minCount"):
            missing = f"FILTER NOT EXISTS {{ $this {path} ?any }}"
            if _number(least) > 1:
                missing = f"OPTIONAL {{ $this {path} ?any }} }} GROUP BY $this HAVING (COUNT(?any) < {least}"
                yield self._rule(shape, f"SELECT $this {{ {focus} {missing})", has_value=False)
            elif _number(least) == 1:
                yield self._rule(shape, f"SELECT $this {{ {focus} {missing} }}", has_value=False)
        for most in self._objects(shape, "maxCount"):
            yield self._rule(shape, f"SELECT $this {{ {focus} $this {path} ?any }} GROUP BY $this HAVING (COUNT(?any) > {most})", has_value=False)

    def _constraints(self, shape: Term, start: str) -> Iterator[Rule]:
        for quad in self._store.quads_for_pattern(shape, None, None):  # type: ignore[arg-type]
            name = quad.predicate.value.removeprefix(_SH)
            if quad.predicate.value.startswith(_SH) and name not in _NOT_CONSTRAINTS | {"minCount", "maxCount"}:
                yield self._rule(shape, f"SELECT $this ?value {{ {start} {self._fault(name, quad.object)} }}", has_value=True)

    def _fault(self, name: str, parameter: Term) -> str:
        special: Mapping[str, Callable[[Term], str]] = {"nodeKind": _node_kind, "in": self._outside, "or": self._no_datatype}
        if name in special:
            return special[name](parameter)
        if name not in _PATTERNS:
            raise ExportError(f"the constraint sh:{name} is not translated to SPARQL; check a smaller graph, or leave it out of the shapes")
        return _PATTERNS[name] % parameter

    def _outside(self, head: Term) -> str:
        return f"FILTER (?value NOT IN ({', '.join(map(str, self._members(head)))}))"

    def _no_datatype(self, head: Term) -> str:
        """``sh:or`` of shapes with one datatype each."""
        kinds = [str(kind) for member in self._members(head) for kind in self._objects(member, "datatype")]
        return f"FILTER (!ISLITERAL(?value) || DATATYPE(?value) NOT IN ({', '.join(kinds)}))"

    def _sparql(self, shape: Term) -> Iterator[Rule]:
        for constraint in self._objects(shape, "sparql"):
            (query,) = self._objects(constraint, "select")
            for target in self._objects(shape, "targetNode"):
                text = str(getattr(query, "value", "")).replace("$this ?value WHERE {", f"$this ?value WHERE {{ VALUES $this {{ {target} }}")
                yield self._rule(shape, text, has_value=True, reports_value=True)

    def _rule(self, shape: Term, query: str, *, has_value: bool, reports_value: bool = False) -> Rule:
        messages = {m.language or "": m.value for m in self._objects(shape, "message") if isinstance(m, ox.Literal)}
        return Rule(str(shape), query, messages, has_value, reports_value)

    def _subjects(self, name: str) -> list[Term]:
        return sorted({q.subject for q in self._store.quads_for_pattern(None, node(_SH + name), None)}, key=str)

    def _objects(self, subject: Term, name: str) -> list[Term]:
        return sorted((q.object for q in self._store.quads_for_pattern(subject, node(_SH + name), None)), key=str)  # type: ignore[arg-type]

    def _members(self, head: Term) -> Iterator[Term]:
        rdf = PREFIXES["rdf"]
        while isinstance(head, ox.BlankNode):
            yield next(q.object for q in self._store.quads_for_pattern(head, node(f"{rdf}first"), None))
            head = next(q.object for q in self._store.quads_for_pattern(head, node(f"{rdf}rest"), None))


def _number(term: Term) -> int:
    return int(str(getattr(term, "value", "0")))


def _node_kind(parameter: Term) -> str:
    kind = str(getattr(parameter, "value", "")).removeprefix(_SH)
    if kind not in _NODE_KINDS:
        raise ExportError(f"sh:nodeKind sh:{kind} is not translated to SPARQL; check a smaller graph")
    return f"FILTER (!{_NODE_KINDS[kind]})"
