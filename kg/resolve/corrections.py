"""Corrections applied: a resolved graph and a user's corrections -> the corrected graph."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, replace

from kg.errors import CorrectionError
from kg.model.claim import Status
from kg.model.document import Document
from kg.model.iri import Iri, expand, iri, mint, mint_hashed, shorten, slug
from kg.model.span import Span
from kg.model.statement import Entity, Evidence, OpenRelation, ResolvedGraph, Statement, Text
from kg.resolve.consequences import RULE
from kg.resolve.correction_file import Correction, Corrections, append_correction, read_corrections
from kg.resolve.merging import iri_of_statement
from kg.resolve.variants import key_of

_RULE = "added by hand"


def apply(graph: ResolvedGraph, corrections: Corrections, *, base: str) -> ResolvedGraph:
    """The graph after all corrections in their order; those that fit nothing in it change nothing.

    Raises ``CorrectionError`` where a name fits several entities, so that an IRI is needed.
    """
    desk = _Desk(graph, base, corrections.text)
    for correction in corrections.items:
        _ACTIONS[correction.action](desk, correction)
    return desk.graph()


def unmatched(graph: ResolvedGraph, corrections: Corrections, *, base: str) -> tuple[Correction, ...]:
    """The corrections that change nothing when applied one after the other."""
    idle = []
    for correction in corrections.items:
        after = apply(graph, Corrections((correction,), corrections.text), base=base)
        if after == graph:
            idle.append(correction)
        graph = after
    return tuple(idle)


@dataclass(slots=True)
class _Desk:
    """The graph while it is corrected."""

    documents: dict[Iri, Document]
    entities: dict[Iri, Entity]
    statements: list[Statement]
    relations: dict[Iri, OpenRelation]
    base: str
    text: str

    def __init__(self, graph: ResolvedGraph, base: str, text: str) -> None:
        self.documents = {d.iri: d for d in graph.documents}
        self.entities = {e.iri: e for e in graph.entities}
        self.statements = list(graph.statements)
        self.relations = {r.iri: r for r in graph.relations}
        self.base, self.text = base, text

    def entity(self, name: str) -> Entity | None:
        """The entity of an IRI, a label or another name; ``None`` when there is none."""
        if (found := self.entities.get(Iri(name))) is not None:
            return found
        key = key_of(name)
        for names in (lambda e: (e.label,), lambda e: e.names):
            fitting = [e for e in self.entities.values() if any(n == name or key_of(n) == key for n in names(e))]
            exact = [e for e in fitting if name in names(e)] or fitting
            if len(exact) > 1:
                raise CorrectionError(f"{name!r} names {len(exact)} entities; use one of their IRIs: {', '.join(sorted(e.iri for e in exact))}")
            if exact:
                return exact[0]
        return None

    def predicate(self, name: str) -> Iri:
        """The IRI of a prefixed name, of an open relation's label, or as given."""
        for relation in self.relations.values():
            if name in {label for _, label in relation.labels}:
                return relation.iri
        if "/" in name:
            return iri(name)
        return expand(name) if ":" in name else mint("relation", name, base=self.base)

    def change(self, change: Callable[[Statement], Statement | None]) -> None:
        """Change every statement, drop those for which there is none, and let equal ones become one."""
        groups: dict[Iri, list[Statement]] = defaultdict(list)
        for statement in self.statements:
            after = change(statement)
            if after is not None and after.subject != after.object:
                groups[iri_of_statement(after, base=self.base)].append(after)
        self.statements = [_joined(name, groups[name]) for name in sorted(groups)]

    def graph(self) -> ResolvedGraph:
        self._drop_groundless()
        used = {s.predicate for s in self.statements}
        return ResolvedGraph(
            tuple(self.documents[d] for d in sorted(self.documents)),
            tuple(self.entities[e] for e in sorted(self.entities)),
            tuple(sorted(self.statements, key=lambda s: s.iri)),
            tuple(self.relations[r] for r in sorted(self.relations) if r in used),
        )

    def _drop_groundless(self) -> None:
        """What follows from a statement goes with it."""
        acquired = {(s.subject, s.object) for s in self.statements if s.predicate == expand("kg:acquired") and s.status is Status.ASSERTED}
        self.statements = [s for s in self.statements if s.rules != (RULE,) or (s.subject, s.object) in acquired]


def _joined(name: Iri, statements: list[Statement]) -> Statement:
    first = statements[0]
    evidence = {(e.document, e.span.start, e.span.end): e for s in statements for e in s.evidence}
    return replace(
        first,
        iri=name,
        evidence=tuple(evidence[k] for k in sorted(evidence)),
        confidence=max(s.confidence for s in statements),
        rules=tuple(sorted({r for s in statements for r in s.rules})),
    )


def _swapped(statement: Statement, old: Iri, new: Iri) -> Statement:
    return replace(
        statement,
        subject=new if statement.subject == old else statement.subject,
        object=new if statement.object == old else statement.object,
        attributed_to=tuple(sorted({new if a == old else a for a in statement.attributed_to})),
    )


def _merge(desk: _Desk, correction: Correction) -> None:
    into = desk.entity(correction.text("into"))
    for name in correction.texts("from"):
        other = desk.entity(name)
        if into is None or other is None or into.iri == other.iri:
            continue
        old, new = other.iri, into.iri
        into = replace(
            into,
            names=tuple(sorted({*into.names, *other.names, other.label} - {into.label})),
            former_names=tuple(sorted({*into.former_names, *other.former_names})),
            same_as=tuple(sorted({*into.same_as, *other.same_as})),
            documents=tuple(sorted({*into.documents, *other.documents})),
            named=into.named or other.named,
        )
        desk.entities[new] = into
        del desk.entities[old]
        desk.change(lambda s, old=old, new=new: _swapped(s, old, new))  # type: ignore[misc]


def _split(desk: _Desk, correction: Correction) -> None:
    entity = desk.entity(correction.text("entity"))
    apart = {Iri(d) for d in correction.texts("documents")}
    if entity is None or not apart & set(entity.documents):
        return
    name = correction.text("name")
    new = _free_iri(desk, name, correction.text("class"))
    classes = (expand(correction.text("class")),) if correction.text("class") else entity.classes
    desk.entities[new] = replace(entity, iri=new, label=name, names=(), classes=classes, documents=tuple(sorted(apart & set(entity.documents))))
    desk.entities[entity.iri] = replace(entity, documents=tuple(d for d in entity.documents if d not in apart))
    divided: list[Statement] = []
    for statement in desk.statements:
        inside = tuple(e for e in statement.evidence if e.document in apart)
        outside = tuple(e for e in statement.evidence if e.document not in apart)
        if inside and entity.iri in (statement.subject, statement.object, *statement.attributed_to):
            divided.append(_swapped(replace(statement, evidence=inside), entity.iri, new))
            statement = replace(statement, evidence=outside)
        if statement.evidence:
            divided.append(statement)
    desk.statements = divided
    desk.change(lambda s: s)


def _free_iri(desk: _Desk, name: str, cls: str) -> Iri:
    plain = mint("entity", name, base=desk.base)
    return plain if plain not in desk.entities else iri(f"{plain}_({slug(shorten(cls).rpartition(':')[2] or 'other')})")


def _rename(desk: _Desk, correction: Correction) -> None:
    entity, label = desk.entity(correction.text("entity")), correction.text("label")
    if entity is None or label == entity.label:
        return
    new = mint("entity", label, base=desk.base)
    if new in desk.entities and new != entity.iri:
        raise CorrectionError(f"{label!r} is the name of another entity already; merge the two instead of renaming {entity.label!r}")
    del desk.entities[entity.iri]
    names = tuple(sorted({*entity.names, entity.label} - {label}))
    desk.entities[new] = replace(entity, iri=new, label=label, names=names, named=True)
    desk.change(lambda s: _swapped(s, entity.iri, new))


def _reject(desk: _Desk, correction: Correction) -> None:
    if name := correction.text("entity"):
        entity = desk.entity(name)
        if entity is not None:
            del desk.entities[entity.iri]
            desk.change(lambda s: None if entity.iri in (s.subject, s.object, *s.attributed_to) else s)
        return
    wanted = correction.text("statement")
    tests = [_test(desk, correction, part) for part in ("subject", "predicate", "object") if correction.text(part)]
    desk.statements = [s for s in desk.statements if not ((not wanted or s.iri == wanted) and all(test(s) for test in tests))]


def _test(desk: _Desk, correction: Correction, part: str) -> Callable[[Statement], bool]:
    name = correction.text(part)
    if part == "predicate":
        predicate = desk.predicate(name)
        return lambda s: s.predicate == predicate
    entity = desk.entity(name)
    known = entity.iri if entity is not None else None

    def fits(statement: Statement) -> bool:
        value = statement.subject if part == "subject" else statement.object
        return value.value == name if isinstance(value, Text) else known is not None and value == known

    return fits


def _add(desk: _Desk, correction: Correction) -> None:
    document = _own_document(desk)
    subject, target = (_found_or_new(desk, correction.text(part), document) for part in ("subject", "object"))
    predicate = desk.predicate(correction.text("predicate"))
    if predicate.startswith(f"{desk.base}relation/"):
        desk.relations.setdefault(predicate, OpenRelation(predicate, (("en", correction.text("predicate")),)))
    span = _place_in(desk.text, correction)
    statement = Statement(
        iri=Iri(""),
        subject=subject.iri,
        predicate=predicate,
        object=target.iri,
        status=Status.ASSERTED,
        evidence=(Evidence(document.iri, span, span.of(document.text)),),
        confidence=0.99,
        rules=(_RULE,),
    )
    desk.statements.append(statement)
    desk.change(lambda s: s)


def _own_document(desk: _Desk) -> Document:
    """The file of corrections itself, as the document that supports what it adds."""
    text = desk.text or "corrections"
    document = Document(mint_hashed("document", "corrections", text, base=desk.base), text, "en", title="Corrections by hand")
    return desk.documents.setdefault(document.iri, document)


def _found_or_new(desk: _Desk, name: str, document: Document) -> Entity:
    entity = desk.entity(name) or Entity(mint("entity", name, base=desk.base), name, (expand("kg:Entity"),))
    entity = replace(entity, documents=tuple(sorted({*entity.documents, document.iri})))
    desk.entities[entity.iri] = entity
    return entity


def _place_in(text: str, correction: Correction) -> Span:
    """The line of the file that holds the correction, or the whole text."""
    words = [correction.text(key) for key in ("subject", "predicate", "object")]
    start = 0
    for line in text.splitlines(keepends=True):
        if all(word in line for word in words):
            stripped = line.strip()
            first = start + line.index(stripped)
            return Span(first, first + len(stripped))
        start += len(line)
    return Span(0, len(text or "corrections"))


_ACTIONS: dict[str, Callable[[_Desk, Correction], None]] = {
    "merge": _merge,
    "split": _split,
    "rename": _rename,
    "reject": _reject,
    "add": _add,
}

__all__ = ["Correction", "Corrections", "append_correction", "apply", "read_corrections", "unmatched"]
