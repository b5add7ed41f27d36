"""For Neo4j: CSV files for ``neo4j-admin database import``, and a Cypher script that does the same in a running database."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from kg.export.rows import EDGE_FIELDS, NODE_FIELDS, Network, network_of
from kg.export.tables import csv_bytes
from kg.model import Iri
from kg.store import Store

_STEP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_NOT_NAME = re.compile(r"\W+")
_TYPES = {"string": "", "int": ":int", "double": ":double"}
_ESCAPES = str.maketrans({"\\": "\\\\", "'": "\\'", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\x00": "\ufffd"})


def neo4j(store: Store) -> dict[str, bytes]:
    """``nodes.csv`` and ``relationships.csv`` with the headers of Neo4j's import tool, and ``import.cypher``."""
    network, classes = network_of(store), _labels(store)
    return {"nodes.csv": _nodes(network, classes), "relationships.csv": _relationships(network), "import.cypher": _cypher(network, classes)}


def cypher(store: Store) -> bytes:
    """The Cypher script alone."""
    return _cypher(network_of(store), _labels(store))


def _labels(store: Store) -> dict[Iri, list[str]]:
    return {entity.iri: [_name(c) for c in entity.classes] or ["Entity"] for entity in store.entities()}


def _name(iri: str) -> str:
    """A label or a type that needs no quoting: the end of an IRI, of letters, digits and ``_``."""
    name = _NOT_NAME.sub("_", re.split(r"[/#]", iri)[-1])
    return name if name and not name[0].isdigit() else f"_{name}"


def _type(values: Mapping[str, str]) -> str:
    """``kg:holdsPositionAt`` as ``HOLDS_POSITION_AT``."""
    return _STEP.sub("_", _name(values["relation"].rpartition(":")[2])).upper()


def _nodes(network: Network, classes: Mapping[Iri, list[str]]) -> bytes:
    fields = [name for name in NODE_FIELDS if name != "class"]
    header = ["iri:ID", *(f"{name}{_TYPES[NODE_FIELDS[name]]}" for name in fields), ":LABEL"]
    return csv_bytes(header, ([iri, *(values[f] for f in fields), ";".join(classes[iri])] for iri, values in network.nodes))


def _relationships(network: Network) -> bytes:
    header = [":START_ID", ":END_ID", ":TYPE", "iri", *(f"{name}{_TYPES[kind]}" for name, kind in EDGE_FIELDS.items())]
    return csv_bytes(header, ([a, b, _type(values), iri, *values.values()] for iri, a, b, values in network.edges))


def _cypher(network: Network, classes: Mapping[Iri, list[str]]) -> bytes:
    lines = ["CREATE CONSTRAINT kg_entity IF NOT EXISTS FOR (n:Entity) REQUIRE n.iri IS UNIQUE;"]
    for iri, values in network.nodes:
        labels = "".join(f":`{label}`" for label in classes[iri] if label != "Entity")
        lines.append(f"MERGE (n:Entity {{iri: {_string(iri)}}}) SET n{labels or ':Entity'}, n += {_map(values, NODE_FIELDS)};")
    for iri, source, target, values in network.edges:
        ends = f"MATCH (a:Entity {{iri: {_string(source)}}}), (b:Entity {{iri: {_string(target)}}})"
        lines.append(f"{ends} MERGE (a)-[r:`{_type(values)}` {{iri: {_string(iri)}}}]->(b) SET r += {_map(values, EDGE_FIELDS)};")
    return "\n".join([*lines, ""]).encode("utf-8")


def _map(values: Mapping[str, str], kinds: Mapping[str, str]) -> str:
    return "{" + ", ".join(_pairs(values, kinds)) + "}"


def _pairs(values: Mapping[str, str], kinds: Mapping[str, str]) -> Iterable[str]:
    for name, value in values.items():
        if value:
            yield f"`{name}`: {_string(value) if kinds[name] == 'string' else value}"


def _string(text: str) -> str:
    return f"'{text.translate(_ESCAPES)}'"
