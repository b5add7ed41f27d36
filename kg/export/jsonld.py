"""JSON-LD with a context: short names, one graph per document. (W3C JSON-LD 1.1, 3.1, 4.9)"""

from __future__ import annotations

import json
from collections.abc import Iterable
from itertools import groupby

import pyoxigraph as ox

from kg.model.iri import PREFIXES, expand
from kg.store import Store
from kg.store.terms import XSD_STRING

_TYPE = expand("rdf:type")


def jsonld(store: Store) -> bytes:
    """All graphs as JSON-LD, sorted; one node a line."""
    quads = list(store.quads())
    names = _Names(quads)
    graphs = []
    for name, members in groupby(quads, key=lambda quad: quad.graph_name):
        nodes = ",\n".join(json.dumps(node, ensure_ascii=False) for node in _nodes(members, names))
        graphs.append(f'{{"@id": {json.dumps(names.short(name.value), ensure_ascii=False)}, "@graph": [\n{nodes}\n]}}' if isinstance(name, ox.NamedNode) else nodes)
    context = json.dumps(names.context(), ensure_ascii=False, indent=1)
    body = ",\n".join(graphs)
    return f'{{"@context": {context},\n"@graph": [\n{body}\n]}}\n'.encode()


class _Names:
    """IRIs in short form, with the context that explains them."""

    def __init__(self, quads: Iterable[ox.Quad]) -> None:
        self._spaces = {space: prefix for prefix, space in PREFIXES.items()}
        self._used: dict[str, str] = {}
        for name in sorted({q.subject.value for q in quads if isinstance(q.subject, ox.NamedNode)}):
            space, _, _ = name.rpartition("/")
            kind = space.rpartition("/")[2]
            if kind in {"entity", "statement", "evidence", "document", "relation"} and kind not in self._spaces.values():
                self._spaces[f"{space}/"] = kind

    def short(self, iri: str) -> str:
        cut = max(iri.rfind("/"), iri.rfind("#")) + 1
        prefix = self._spaces.get(iri[:cut])
        if prefix is None or cut == len(iri):
            return iri
        self._used[prefix] = iri[:cut]
        return f"{prefix}:{iri[cut:]}"

    def context(self) -> dict[str, str]:
        return dict(sorted(self._used.items()))


def _nodes(quads: Iterable[ox.Quad], names: _Names) -> Iterable[dict[str, object]]:
    for subject, facts in groupby(quads, key=lambda quad: quad.subject):
        node: dict[str, object] = {"@id": names.short(subject.value) if isinstance(subject, ox.NamedNode) else str(subject)}
        for predicate, members in groupby(facts, key=lambda quad: quad.predicate.value):
            if predicate == _TYPE:
                node["@type"] = [names.short(q.object.value) for q in members if isinstance(q.object, ox.NamedNode)]
            else:
                values = [_value(q.object, names) for q in members]
                node[names.short(predicate)] = values[0] if len(values) == 1 else values
        yield node


def _value(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple, names: _Names) -> object:
    if isinstance(term, ox.NamedNode):
        return {"@id": names.short(term.value)}
    if not isinstance(term, ox.Literal):
        return {"@id": str(term)}  # a blank node, which only foreign data has
    if term.language:
        return {"@value": term.value, "@language": term.language}
    return term.value if term.datatype.value == XSD_STRING else {"@value": term.value, "@type": names.short(term.datatype.value)}
